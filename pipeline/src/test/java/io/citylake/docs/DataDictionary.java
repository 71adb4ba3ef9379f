package io.citylake.docs;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.models.Mart;
import io.citylake.models.MartCheck;
import io.citylake.models.MartCheck.CountLikeDayBefore;
import io.citylake.models.MartColumn;
import io.citylake.models.MartModels;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code docs/data-dictionary.md}: what every table, column, metric and rejection means. */
final class DataDictionary {
  /** Ends of ranges from here on only say that a value is finite. */
  private static final double OPEN_END = 1e18;

  private static final String HEAD =
      """
      # Data dictionary

      Every table and column with its type, unit and meaning. This page is generated from the code's `Tables`, from
      [sql/marts](../sql/marts) and from [conf/sensors.conf](../conf/sensors.conf): change those.

      - Times are instants, days are UTC days. Intervals are half-open: the start is in, the end is not.
      - Units are written as in [UCUM](https://ucum.org) where it has them: `Cel` is degrees Celsius, `1` a share or an index, `min` minutes, `a` years.
      - A column is never null unless its meaning begins with *may be null*.
      - The lake is named `lake` here, as `lake.catalog` does by default.

      """;

  private static final String LAKE =
      """

      ## The lake

      Iceberg tables, partitioned by the day of the event time and the sensor type. Beside them are views: `lake.raw.readings` (records that are
      readings, and repaired ones), `lake.raw.rejections`, and one for each sensor type with its own metrics only, for example `lake.raw.air_quality`.
      `lake.kappa.windows` holds what [replays](lambda-and-kappa.md) computed: `replay_id`, then the columns of `live.windows` but `updated_at`.
      """;

  private static final String METRIC_COLUMNS =
      "and one column for each metric of the [sensor catalogue](#the-sensor-catalogue), `double`, in the metric's unit;"
          + " null where the record did not measure it";

  private static final String POSTGRES =
      """

      ## PostgreSQL

      Dashboards see none of these tables, but the views in `serving` ([bi.md](bi.md)): `serving.windows` (the batch layer's windows where their day is
      published, the speed layer's until then), `serving.progress`, `serving.queries`, `serving.published`, `serving.metrics`, one view for each sensor type with
      `<metric>_mean`, `<metric>_min` and `<metric>_max`, and one for each mart. Each view and column has a comment in the database:
      `\\d+ serving.windows` in `psql` shows them.
      """;

  private static final String MARTS =
      """

      ## Marts

      Daily tables: `lake.marts.<mart>` in the lake, `serving.<mart>` in PostgreSQL; [marts.md](marts.md) says how they are computed. A day is published only if
      every check of severity *fail* holds; besides those listed, no two rows have the same grain, nothing is null that may not be, and every value lies in
      its range (both ends included).
      """;

  private static final String SENSORS =
      """

      ## The sensor catalogue

      What each type of sensor measures. A value outside of its plausible range (both ends included) is left out, clamped, or rejects its record
      (`on-bad-metric`). Senders may use the other spellings; cadence is how often such a sensor usually reports.
      """;

  private static final String REJECTIONS =
      """

      ## Rejection reasons

      Why a record is no reading (`rejection_reason` in `lake.raw.records`). Where a record has several faults, the first in this order is its reason, and
      `rejection_detail` names them all. Where the rest of a record is good, only the metric is left out: `rejected_metrics` has its name, one of these
      reasons and the detail. A reading's payload is not kept: what is left out of it cannot be repaired.
      """;

  private final SensorCatalogue catalogue;
  private final MartModels marts;
  private final StringBuilder page = new StringBuilder();

  DataDictionary(SensorCatalogue catalogue, MartModels marts) {
    this.catalogue = catalogue;
    this.marts = marts;
  }

  String text() throws IOException {
    page.append(HEAD).append(contents()).append(types());
    SensorCatalogue withoutMetrics = new SensorCatalogue(List.of());
    page.append(LAKE);
    wideTable(Tables.records(withoutMetrics));
    wideTable(Tables.repairs(withoutMetrics));
    page.append(POSTGRES);
    Tables.LIVE.forEach(table -> table(table.qualifiedName(), table, Column.Type::postgresName));
    page.append(MARTS);
    marts.all().forEach(this::mart);
    page.append(SENSORS);
    catalogue.types().forEach(this::sensorType);
    page.append(REJECTIONS);
    rejections();
    return page.toString();
  }

  private String contents() {
    return """
    [Lake](#the-lake) · [PostgreSQL](#postgresql) · [Marts](#marts): %s · [Sensor catalogue](#the-sensor-catalogue): %s · [Rejection reasons](#rejection-reasons)
    """
        .formatted(
            marts.all().stream().map(mart -> link(mart.name())).collect(Collectors.joining(", ")),
            catalogue.types().stream()
                .map(type -> link(type.name()))
                .collect(Collectors.joining(", ")));
  }

  private static String link(String heading) {
    return "[%1$s](#%1$s)".formatted(heading);
  }

  private static String types() {
    MarkdownTable types = new MarkdownTable("type", "in the lake", "in PostgreSQL");
    for (Column.Type type : Column.Type.values()) {
      types.row(
          type.name().toLowerCase(Locale.ROOT).replace('_', ' '),
          code(type.lakeName()),
          code(type.postgresName()));
    }
    return types.toString();
  }

  private void wideTable(Table table) {
    table("lake." + table.qualifiedName(), table, Column.Type::lakeName);
    page.append("\n... %s.\n".formatted(METRIC_COLUMNS));
  }

  private void table(String name, Table table, Function<Column.Type, String> typeName) {
    page.append("\n### %s\n\n%s. Key: %s.\n".formatted(name, upper(table.doc()), key(table)));
    MarkdownTable columns = new MarkdownTable("column", "type", "unit", "meaning");
    for (Column column : table.columns()) {
      columns.row(
          code(column.name()), code(typeName.apply(column.type())), column.unit(), meaning(column));
    }
    page.append(columns);
  }

  private void mart(Mart mart) {
    String where = mart.isPublished() ? "" : " In the lake only.";
    page.append(
        "\n### %s\n\n%s. One row per %s.%s\n"
            .formatted(mart.name(), upper(mart.table().doc()), key(mart.table()), where));
    MarkdownTable columns = new MarkdownTable("column", "type", "unit", "range", "meaning");
    for (MartColumn column : mart.columns()) {
      columns.row(
          code(column.name()),
          code(column.column().type().lakeName()),
          column.column().unit(),
          column.range().map(range -> range(range.min(), range.max())).orElse(""),
          meaning(column.column()));
    }
    page.append(columns);
    checks(mart);
  }

  private void checks(Mart mart) {
    if (mart.checks().isEmpty()) {
      return;
    }
    MarkdownTable checks = new MarkdownTable("check", "severity");
    for (MartCheck check : mart.checks()) {
      String tolerance =
          check instanceof CountLikeDayBefore count
              ? " (by at most %s %%)".formatted(number(count.tolerance() * 100))
              : "";
      checks.row(check.name() + tolerance, check.severity().name().toLowerCase(Locale.ROOT));
    }
    page.append(checks);
  }

  private void sensorType(SensorType type) {
    String entity = type.entity().isEmpty() ? "" : "FIWARE %s. ".formatted(type.entity());
    page.append(
        "\n### %s\n\n%sCadence %s.\n".formatted(type.name(), entity, cadence(type.cadence())));
    MarkdownTable metrics =
        new MarkdownTable("metric", "unit", "plausible range", "other spellings", "meaning");
    for (Metric metric : type.metrics()) {
      metrics.row(
          code(metric.name()),
          metric.unit(),
          range(metric.min(), metric.max()),
          metric.aliases().stream().map(DataDictionary::code).collect(Collectors.joining(", ")),
          metric.description());
    }
    page.append(metrics);
  }

  private void rejections() throws IOException {
    MarkdownTable reasons = new MarkdownTable("reason", "meaning");
    RejectionMeanings.read()
        .forEach((reason, meaning) -> reasons.row(code(reason.name()), meaning));
    page.append(reasons);
  }

  private static String key(Table table) {
    return table.key().stream().map(DataDictionary::code).collect(Collectors.joining(", "));
  }

  private static String meaning(Column column) {
    return column.isRequired() ? column.doc() : "*may be null*; " + column.doc();
  }

  private static String range(double min, double max) {
    return max >= OPEN_END ? "from " + number(min) : number(min) + " to " + number(max);
  }

  private static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String cadence(Duration cadence) {
    return cadence.toSeconds() % 60 == 0 && cadence.toSeconds() > 60
        ? cadence.toMinutes() + " min"
        : cadence.toSeconds() + " s";
  }

  private static String upper(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
