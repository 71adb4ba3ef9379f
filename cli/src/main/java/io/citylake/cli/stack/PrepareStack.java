package io.citylake.cli.stack;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.localstack.EmbeddedDatabase;
import io.citylake.localstack.KafkaTopics;
import io.citylake.postgres.Migrate;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.PublishCatalogue;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an embedded stack ready for the jobs: topics, schemas, users. Doing it again changes
 * nothing.
 */
public final class PrepareStack {
  private static final int PARTITIONS = 4;

  private PrepareStack() {}

  /**
   * Every topic that the simulator and the described sources write to.
   *
   * @param own those that descriptions of the user's own name
   */
  public static void topics(String bootstrapServers, Set<String> own) {
    KafkaTopics topics = new KafkaTopics(bootstrapServers);
    StackTopics.all().forEach(topic -> topics.createIfMissing(topic, PARTITIONS));
    own.forEach(topic -> topics.createIfMissing(topic, PARTITIONS));
  }

  /**
   * Schemas, tables, views and users.
   *
   * @param ownerUrl of the database, for its owner
   */
  public static void database(String ownerUrl) throws SQLException {
    Settings.Postgres owner = owner(ownerUrl);
    new Migrate(owner).migrate();
    SensorCatalogue catalogue = ReadCatalogue.defaults();
    try (PostgresPool postgres = PostgresPool.open(owner, "citylake-prepare")) {
      new PublishCatalogue(postgres).publish(catalogue);
      try (Connection connection = postgres.connection();
          Statement statement = connection.createStatement()) {
        createUser(statement, StackKeys.JOB_USER, "citylake_writer");
        statement.execute("alter role " + StackKeys.JOB_USER + " set role = citylake_writer");
        createUser(statement, StackKeys.READER, "citylake_reader");
      }
    }
  }

  private static void createUser(Statement statement, String user, String role)
      throws SQLException {
    statement.execute(
        """
        do $$ begin
          create role %s login in role %s;
        exception when duplicate_object then null;
        end $$\
        """
            .formatted(user, role));
  }

  private static Settings.Postgres owner(String ownerUrl) {
    return ReadSettings.from(
            Optional.empty(),
            Map.of(),
            Map.of(
                "postgres.url",
                StackKeys.urlWithoutUser(ownerUrl),
                "postgres.user",
                EmbeddedDatabase.OWNER))
        .postgres();
  }
}
