package io.citylake.postgres;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The view of one sensor type in the schema {@code serving}: a row per window and place, with
 * columns for each of the type's metrics.
 */
record WideView(SensorType type) implements ServingView {
  private static final List<String> SUFFIXES = List.of("_mean", "_min", "_max");

  private static final String HEAD =
      """
      create view %s as
      select   window_start, window_end, city, district, sensor_type,
               max(layer)         as layer,
               bool_and(is_final) as is_final,
               max(updated_at)    as updated_at,
               max(reading_count) as reading_count""";

  private static final String METRIC =
      """
      ,
               max(value_mean) filter (where metric = %1$s) as %2$s,
               max(value_min)  filter (where metric = %1$s) as %3$s,
               max(value_max)  filter (where metric = %1$s) as %4$s""";

  private static final String TAIL =
      """

      from     serving.windows
      where    sensor_type = %s
      group by window_start, window_end, city, district, sensor_type""";

  @Override
  public String name() {
    return type.name();
  }

  @Override
  public List<String> unusableNames() {
    return Stream.concat(
            Stream.of(name()),
            type.metrics().stream().flatMap(metric -> SUFFIXES.stream().map(metric.name()::concat)))
        .filter(name -> !Quoted.isIdentifier(name))
        .toList();
  }

  /** Without metrics the view has the head's columns. */
  @Override
  public List<String> statements() {
    List<String> statements = new ArrayList<>();
    statements.add(definition());
    statements.add(
        "comment on view %s is %s"
            .formatted(
                qualifiedName(),
                Quoted.literal(
                    "Readings of type %s: one row per window and place, of the batch layer where its day is published"
                        .formatted(name()))));
    comment(statements, "window_start", "Begin of the window, inclusive (UTC)");
    comment(statements, "window_end", "End of the window, exclusive (UTC)");
    comment(statements, "city", "City, unknown where the sender gave none");
    comment(statements, "district", "District, unknown where the sender gave none");
    comment(statements, "sensor_type", "Kind of sensor");
    comment(statements, "layer", "batch or speed: which layer computed the row");
    comment(statements, "is_final", "Whether the row will stay, but for late readings");
    comment(statements, "updated_at", "When the row was last written (UTC)");
    comment(statements, "reading_count", "Readings of the metric that was measured most often");
    for (Metric metric : type.metrics()) {
      String what = metric.description() + ", in " + metric.unit();
      comment(statements, metric.name() + "_mean", "Mean of " + what);
      comment(statements, metric.name() + "_min", "Minimum of " + what);
      comment(statements, metric.name() + "_max", "Maximum of " + what);
    }
    statements.add("grant select on %s to citylake_reader".formatted(qualifiedName()));
    return statements;
  }

  private String definition() {
    StringBuilder sql = new StringBuilder(HEAD.formatted(qualifiedName()));
    for (Metric metric : type.metrics()) {
      sql.append(
          METRIC.formatted(
              Quoted.literal(metric.name()),
              Quoted.identifier(metric.name() + "_mean"),
              Quoted.identifier(metric.name() + "_min"),
              Quoted.identifier(metric.name() + "_max")));
    }
    return sql.append(TAIL.formatted(Quoted.literal(name()))).toString();
  }

  private void comment(List<String> statements, String column, String text) {
    statements.add(
        "comment on column %s.%s is %s"
            .formatted(qualifiedName(), Quoted.identifier(column), Quoted.literal(text)));
  }
}
