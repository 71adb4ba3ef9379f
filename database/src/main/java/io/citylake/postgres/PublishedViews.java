package io.citylake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The generated views in the schema {@code serving}. {@code live.generated_views} keeps the
 * statements that made each, because PostgreSQL gives a view's definition back in words of its own.
 */
final class PublishedViews {
  private static final String PUBLISHED =
      """
      select name, statements
      from   live.generated_views
      where  name in (select viewname from pg_views where schemaname = 'serving')
      """;

  /** Rights that an administrator gave on a view, as the statements that give them again. */
  private static final String GRANTS =
      """
      select format(
               'grant %s on %s to %s%s',
               given.privilege_type,
               view.oid::regclass,
               case given.grantee when 0 then 'public' else given.grantee::regrole::text end,
               case when given.is_grantable then ' with grant option' else '' end)
      from   pg_class view, aclexplode(view.relacl) given
      where  view.oid = to_regclass(?) and given.grantee <> view.relowner
      """;

  private static final String REMEMBER =
      """
      insert into live.generated_views (name, statements)
      values (?, ?)
      on conflict (name) do update set statements = excluded.statements
      """;

  private final Connection connection;

  PublishedViews(Connection connection) {
    this.connection = connection;
  }

  /** Makes the views those of {@code wanted}; gives what changed, in words. */
  List<String> become(List<ServingView> wanted) throws SQLException {
    Map<String, String> published = published();
    Map<String, String> statements = statementsByName(wanted);
    List<String> changes = new ArrayList<>();
    for (String name : published.keySet()) {
      if (!statements.containsKey(name)) {
        drop(name);
        changes.add("serving.%s is gone".formatted(name));
      }
    }
    for (ServingView view : wanted) {
      String before = published.get(view.name());
      if (!statements.get(view.name()).equals(before)) {
        make(view);
        remember(view.name(), statements.get(view.name()));
        changes.add(
            "serving.%s is %s".formatted(view.name(), before == null ? "new" : "made anew"));
      }
    }
    return changes;
  }

  private Map<String, String> published() throws SQLException {
    Map<String, String> statements = new TreeMap<>();
    try (Statement select = connection.createStatement();
        ResultSet result = select.executeQuery(PUBLISHED)) {
      while (result.next()) {
        statements.put(result.getString(1), result.getString(2));
      }
    }
    return statements;
  }

  private static Map<String, String> statementsByName(List<ServingView> views) {
    return views.stream()
        .collect(
            Collectors.toMap(
                ServingView::name,
                view -> String.join(";\n", view.statements()),
                (a, b) -> b,
                TreeMap::new));
  }

  /** A view's columns can only be changed by making the view anew. */
  private void make(ServingView view) throws SQLException {
    List<String> grants = grants(view);
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop view if exists " + view.qualifiedName());
      for (String sql : view.statements()) {
        statement.execute(sql);
      }
      for (String grant : grants) {
        statement.execute(grant);
      }
    }
  }

  private List<String> grants(ServingView view) throws SQLException {
    List<String> grants = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(GRANTS)) {
      select.setString(1, view.qualifiedName());
      ResultSet result = select.executeQuery();
      while (result.next()) {
        grants.add(result.getString(1));
      }
    }
    return grants;
  }

  private void drop(String name) throws SQLException {
    try (Statement view = connection.createStatement();
        PreparedStatement memory =
            connection.prepareStatement("delete from live.generated_views where name = ?")) {
      view.execute("drop view serving." + Quoted.identifier(name));
      memory.setString(1, name);
      memory.execute();
    }
  }

  private void remember(String name, String statements) throws SQLException {
    try (PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
      remember.setString(1, name);
      remember.setString(2, statements);
      remember.execute();
    }
  }
}
