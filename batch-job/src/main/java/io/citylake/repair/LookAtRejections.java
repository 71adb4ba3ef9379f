package io.citylake.repair;

import io.citylake.ingest.RecordSchema;
import io.citylake.lake.OpenLake;
import io.citylake.lake.TopicIdsOfRecords;
import io.citylake.progress.PartitionId;
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.io.CloseableIterable;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * Reads once through the lake and tells what was rejected: records and, of records that are
 * readings all the same, metrics.
 *
 * <p>By Iceberg's own interface and in this JVM: there is little to compute, and what is kept of a
 * record are two bits and, of a few, samples.
 */
final class LookAtRejections {
  private static final String REASON = "rejection_reason";
  private static final String REJECTED_METRICS = "rejected_metrics";

  /** What is told of rejections and of rejected metrics; a table of an older lake has not all. */
  private static final List<String> COLUMNS =
      List.of(
          "topic",
          RecordSchema.TOPIC_ID,
          "partition",
          "offset",
          "arrival_time",
          "sensor_type",
          REASON,
          "rejection_detail",
          "payload",
          REJECTED_METRICS);

  private final Table records;
  private final Table repairs;
  private final TopicIdsOfRecords topicIds;
  private final ChosenRejections selection;
  private final Map<PartitionId, Roaring64Bitmap> repaired = new HashMap<>();
  private final Map<PartitionId, Roaring64Bitmap> seen = new HashMap<>();

  LookAtRejections(OpenLake lake, Settings settings, ChosenRejections selection) {
    String catalog = settings.lake().catalog() + ".";
    this.records = lake.load(catalog + Tables.records(settings.catalogue()).qualifiedName());
    this.repairs = lake.load(catalog + Tables.repairs(settings.catalogue()).qualifiedName());
    this.topicIds = TopicIdsOfRecords.of(records);
    this.selection = selection;
  }

  /** Gives what is selected to those who count it. */
  void give(SummarizeRejections rejections, SummarizeRejectedMetrics metrics) {
    read(
        repairs,
        // A repair bears the topic and the arrival time of its record.
        selection.ofArrival(),
        row -> {
          mark(repaired, partition(row), offset(row));
          addMetrics(row, metrics);
        });
    read(
        records,
        selection.ofArrival(),
        row -> {
          if (row.getField(REASON) == null) {
            addMetrics(row, metrics);
          } else {
            addRejection(row, rejections);
          }
        });
  }

  private interface Look {
    void at(Record row);
  }

  private static void read(Table table, Expression condition, Look look) {
    List<String> columns =
        COLUMNS.stream().filter(name -> table.schema().findField(name) != null).toList();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .where(condition)
            .select(columns.toArray(String[]::new))
            .build()) {
      rows.forEach(look::at);
    } catch (IOException e) {
      throw new UncheckedIOException(table.name() + " cannot be read", e);
    }
  }

  private void addRejection(Record row, SummarizeRejections rejections) {
    PartitionId partition = partition(row);
    String reason = (String) row.getField(REASON);
    if (selection.holdsReason(reason) && mark(seen, partition, offset(row))) {
      Roaring64Bitmap won = repaired.get(partition);
      rejections.add(
          new RejectedRecord(
              partition,
              offset(row),
              EventTime.toMicros(arrival(row).toInstant()),
              reason,
              (String) row.getField("rejection_detail"),
              bytes((ByteBuffer) row.getField("payload"))),
          won != null && won.contains(offset(row)));
    }
  }

  private static void addMetrics(Record row, SummarizeRejectedMetrics metrics) {
    @SuppressWarnings("unchecked") // as the table declares it
    Map<String, String> rejected =
        row.struct().field(REJECTED_METRICS) == null
            ? null
            : (Map<String, String>) row.getField(REJECTED_METRICS);
    if (rejected != null) {
      metrics.add(
          topic(row),
          (String) row.getField("sensor_type"),
          EventTime.toMicros(arrival(row).toInstant()),
          rejected);
    }
  }

  /** Whether it was not marked yet. */
  private static boolean mark(
      Map<PartitionId, Roaring64Bitmap> marked, PartitionId partition, long offset) {
    Roaring64Bitmap offsets = marked.computeIfAbsent(partition, key -> new Roaring64Bitmap());
    boolean isNew = !offsets.contains(offset);
    offsets.addLong(offset);
    return isNew;
  }

  private PartitionId partition(Record row) {
    Object id =
        row.struct().field(RecordSchema.TOPIC_ID) == null
            ? null
            : row.getField(RecordSchema.TOPIC_ID);
    return new PartitionId(
        topic(row), topicIds.tell(topic(row), (String) id), (Integer) row.getField("partition"));
  }

  private static String topic(Record row) {
    return (String) row.getField("topic");
  }

  private static long offset(Record row) {
    return (Long) row.getField("offset");
  }

  private static OffsetDateTime arrival(Record row) {
    return (OffsetDateTime) row.getField("arrival_time");
  }

  private static byte[] bytes(ByteBuffer payload) {
    if (payload == null) {
      return null;
    }
    byte[] bytes = new byte[payload.remaining()];
    payload.duplicate().get(bytes);
    return bytes;
  }
}
