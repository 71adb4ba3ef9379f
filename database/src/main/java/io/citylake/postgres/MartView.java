package io.citylake.postgres;

import io.citylake.models.Mart;
import io.citylake.models.MartColumn;
import io.citylake.tables.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A mart in PostgreSQL: its table, and its view in the schema {@code serving}. */
public record MartView(Mart mart) implements ServingView {

  @Override
  public String name() {
    return mart.name();
  }

  @Override
  public List<String> unusableNames() {
    return List.of();
  }

  /** The qualified name of a mart's table. */
  public static String table(Mart mart) {
    return Mart.SCHEMA + "." + Quoted.identifier(mart.name());
  }

  @Override
  public List<String> statements() {
    List<String> statements = new ArrayList<>();
    statements.add("create table if not exists %s (day date not null)".formatted(table(mart)));
    for (MartColumn column : mart.columns()) {
      statements.add(
          "alter table %s add column if not exists %s"
              .formatted(table(mart), definition(column.column())));
    }
    // Each day is written and removed as a whole. Names from outside may be too long for an index.
    statements.add(
        "create index if not exists %s on %s (day)"
            .formatted(Quoted.identifier(mart.name() + "_day"), table(mart)));
    statements.add("grant select, insert, delete on %s to citylake_writer".formatted(table(mart)));
    statements.add(
        "create view %s as select %s from %s"
            .formatted(qualifiedName(), columnNames(), table(mart)));
    statements.add("grant select on %s to citylake_reader".formatted(qualifiedName()));
    comments("table", table(mart), statements);
    comments("view", qualifiedName(), statements);
    return statements;
  }

  private static String definition(Column column) {
    return Quoted.identifier(column.name())
        + " "
        + column.type().postgresName()
        + (column.isRequired() ? " not null" : "");
  }

  private String columnNames() {
    return mart.columns().stream()
        .map(column -> Quoted.identifier(column.name()))
        .collect(Collectors.joining(", "));
  }

  private void comments(String kind, String relation, List<String> statements) {
    statements.add(
        "comment on %s %s is %s".formatted(kind, relation, Quoted.literal(mart.table().doc())));
    for (MartColumn martColumn : mart.columns()) {
      Column column = martColumn.column();
      String unit = column.unit().isEmpty() ? "" : ", in " + column.unit();
      statements.add(
          "comment on column %s.%s is %s"
              .formatted(
                  relation, Quoted.identifier(column.name()), Quoted.literal(column.doc() + unit)));
    }
  }
}
