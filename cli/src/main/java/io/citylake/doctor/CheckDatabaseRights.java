package io.citylake.doctor;

import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The jobs' user may do what the jobs do, and little else. */
final class CheckDatabaseRights implements Check {
  private static final String WRITER = "citylake_writer";

  /**
   * What the migrations granted to the writers' role, what the tables' writers cannot do without
   * even where somebody has revoked it from the role, and the tables of the lake's catalogue, which
   * belong to whoever ran the first job.
   */
  private static final String LACKING =
      """
      with needed (kind, oid, name, privilege) as (
        select 'table', c.oid, c.oid::regclass::text, granted.privilege_type
        from   pg_class c cross join lateral aclexplode(c.relacl) granted
        where  c.relnamespace in (to_regnamespace('live'), to_regnamespace('marts'))
        and    granted.grantee = to_regrole('citylake_writer')
        union
        select 'table', to_regclass(essential.name), essential.name, essential.privilege
        from   (values ('live.windows', 'INSERT'), ('live.windows', 'UPDATE'),
                       ('live.progress', 'INSERT'), ('live.progress', 'UPDATE'),
                       ('live.progress_offsets', 'INSERT'), ('marts.published', 'INSERT'),
                       ('marts.windows', 'INSERT'), ('marts.windows', 'DELETE')) essential (name, privilege)
        union
        select 'table', c.oid, c.oid::regclass::text, changed.privilege
        from   pg_class c cross join (values ('INSERT'), ('UPDATE'), ('DELETE')) changed (privilege)
        where  c.relnamespace = to_regnamespace('iceberg') and c.relkind = 'r'
        union
        select 'function', p.oid, p.oid::regprocedure::text, granted.privilege_type
        from   pg_proc p cross join lateral aclexplode(p.proacl) granted
        where  granted.grantee = to_regrole('citylake_writer')
        union
        select 'schema', n.oid, 'schema ' || n.nspname, granted.privilege_type
        from   pg_namespace n cross join lateral aclexplode(n.nspacl) granted
        where  granted.grantee = to_regrole('citylake_writer')
        union
        select 'database', d.oid, 'database ' || d.datname, 'TEMPORARY'
        from   pg_database d where d.datname = current_database())
      select privilege || ' on ' || name as lacking,
             case kind
               when 'table' then has_table_privilege(oid, privilege)
               when 'function' then has_function_privilege(oid, privilege)
               when 'schema' then has_schema_privilege(oid, privilege)
               else has_database_privilege(oid, privilege)
             end as held
      from   needed
      order by 1""";

  private static final String IS_SUPERUSER =
      "select bool_or(rolsuper) from pg_roles where rolname in (session_user, current_user)";

  private final Settings.Postgres settings;

  CheckDatabaseRights(Settings.Postgres settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "privileges";
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckMigrations.NAME);
  }

  @Override
  public Finding look() throws SQLException {
    try (PostgresPool postgres = PostgresPool.open(settings, CheckDatabase.APPLICATION);
        Connection connection = postgres.connection();
        Statement statement = connection.createStatement()) {
      if (isSuperuser(statement)) {
        return Finding.warn(
            settings.user() + " is a superuser: a job that goes wrong could do anything",
            "create role citylake_job login password '...' in role "
                + WRITER
                + ", and name it in postgres.user");
      }
      return rights(statement);
    }
  }

  private Finding rights(Statement statement) throws SQLException {
    List<String> lacking = new ArrayList<>();
    int needed = 0;
    try (ResultSet rights = statement.executeQuery(LACKING)) {
      while (rights.next()) {
        needed++;
        if (!rights.getBoolean("held")) {
          lacking.add(rights.getString("lacking"));
        }
      }
    }
    return lacking.isEmpty()
        ? Finding.ok(
            String.format(
                Locale.ROOT,
                "%s holds the %d privileges that the jobs use",
                settings.user(),
                needed))
        : Finding.failed(
            "%s lacks %s".formatted(settings.user(), String.join(", ", lacking)),
            "as the owner: grant %1$s to %2$s; alter role %2$s set role = %1$s"
                .formatted(WRITER, settings.user()));
  }

  private static boolean isSuperuser(Statement statement) throws SQLException {
    try (ResultSet answer = statement.executeQuery(IS_SUPERUSER)) {
      answer.next();
      return answer.getBoolean(1);
    }
  }
}
