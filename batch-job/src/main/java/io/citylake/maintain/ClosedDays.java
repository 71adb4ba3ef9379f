package io.citylake.maintain;

import io.citylake.time.EventTime;
import io.citylake.time.UtcDay;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.types.Type.TypeID;

/**
 * Closed days are the parts of a table whose days ended long enough ago to be left alone by now.
 */
public final class ClosedDays {
  private static final String SENSOR_ID = "sensor_id";
  private static final String INGEST_TIME = "ingest_time";

  /**
   * Files that are rewritten alike.
   *
   * @param filter selects them
   * @param order of their rows; empty where it stays as it is
   */
  record Part(Expression filter, Optional<SortOrder> order) {}

  private final UtcDay firstOpenDay;

  /**
   * @param closedAfter how long ago a day must have ended
   */
  public ClosedDays(Duration closedAfter, Clock clock) {
    this.firstOpenDay = UtcDay.of(clock.instant().minus(closedAfter));
  }

  /** The parts of a table that is partitioned by day; none of any other. */
  List<Part> partsOf(Table table) {
    Optional<PartitionField> day = dayOf(table);
    if (day.isEmpty()) {
      return List.of();
    }
    Schema schema = table.schema();
    String column = schema.findColumnName(day.get().sourceId());
    if (day.get().transform().isIdentity()) {
      return List.of(
          new Part(
              Expressions.lessThan(column, (int) firstOpenDay.date().toEpochDay()),
              Optional.empty()));
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Expressions.lessThan(column, firstOpenMicros()), bySensor(schema, column)));
    if (schema.findField(INGEST_TIME) != null) {
      // Rejections without an event time lie together. Those of a closed day are known by the time
      // at which they came; what is compacted already has an early one too, and counts as one file.
      parts.add(
          new Part(
              Expressions.and(
                  Expressions.isNull(column), Expressions.lessThan(INGEST_TIME, firstOpenMicros())),
              Optional.empty()));
    }
    return parts;
  }

  /** The partition field that holds the days since 1970. */
  static Optional<PartitionField> dayOf(Table table) {
    return table.spec().fields().stream()
        .filter(field -> isDay(field.transform()) || isDate(table, field))
        .findFirst();
  }

  private static boolean isDay(Transform<?, ?> transform) {
    return transform.toString().equals("day");
  }

  private static boolean isDate(Table table, PartitionField field) {
    return field.transform().isIdentity()
        && table.schema().findType(field.sourceId()).typeId() == TypeID.DATE;
  }

  private static Optional<SortOrder> bySensor(Schema schema, String time) {
    return schema.findField(SENSOR_ID) == null
        ? Optional.empty()
        : Optional.of(SortOrder.builderFor(schema).asc(SENSOR_ID).asc(time).build());
  }

  private long firstOpenMicros() {
    return EventTime.toMicros(firstOpenDay.start());
  }
}
