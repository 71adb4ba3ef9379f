package io.citylake.postgres;

import io.citylake.localstack.SharedStack;

/**
 * Databases of tests' own on the shared server, with all that the migrations make. They are made
 * once in a JVM, and copied: but for the rights to the database itself, which PostgreSQL does not
 * copy.
 */
public final class MigratedDatabase {
  private MigratedDatabase() {}

  /** Makes one, and returns its JDBC URL for {@link TestDatabase#OWNER}. */
  public static String create() {
    return SharedStack.newDatabaseLike(Holder.URL);
  }

  private static final class Holder {
    static final String URL = migrated();

    private static String migrated() {
      String url = SharedStack.newDatabase();
      new Migrate(TestDatabase.settings(url, TestDatabase.OWNER)).migrate();
      return url;
    }
  }
}
