package io.citylake.recordfiles;

import io.citylake.catalogue.SensorCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

/**
 * Where in a file of {@code lake.raw.records} the columns are, by their place among the leaves of
 * the table's schema: a map has two, its keys and its values.
 */
final class RecordLayout {
  private static final String NAME = "table";

  // A map from names to values has two leaves.
  private static final String NAMES = ".key_value.key";
  private static final String VALUES = ".key_value.value";

  private final MessageType schema;
  private final List<ColumnDescriptor> leaves;
  private final Map<String, Integer> places;
  private final int[] metrics;

  final int topic;
  final int topicId;
  final int partition;
  final int offset;
  final int arrivalTime;
  final int ingestTime;
  final int eventId;
  final int sensorId;
  final int sensorType;
  final int city;
  final int district;
  final int eventTime;
  final int latitude;
  final int longitude;
  final int otherMetricNames;
  final int otherMetricValues;
  final int attributeNames;
  final int attributeValues;
  final int rejectedMetricNames;
  final int rejectedMetricDetails;
  final int rejectionReason;
  final int rejectionDetail;
  final int payloadKey;
  final int payload;

  /**
   * @param table as it is stored
   * @param catalogue its metrics are columns of the table
   */
  RecordLayout(Schema table, SensorCatalogue catalogue) {
    // Iceberg carries a copy of Parquet's classes of its own; their text is the same.
    schema = MessageTypeParser.parseMessageType(ParquetSchemaUtil.convert(table, NAME).toString());
    leaves = schema.getColumns();
    places =
        IntStream.range(0, leaves.size())
            .boxed()
            .collect(
                Collectors.toMap(
                    place -> String.join(".", leaves.get(place).getPath()), Function.identity()));
    metrics = catalogue.metricNames().stream().mapToInt(this::place).toArray();
    topic = place("topic");
    topicId = place("topic_id");
    partition = place("partition");
    offset = place("offset");
    arrivalTime = place("arrival_time");
    ingestTime = place("ingest_time");
    eventId = place("event_id");
    sensorId = place("sensor_id");
    sensorType = place("sensor_type");
    city = place("city");
    district = place("district");
    eventTime = place("event_time");
    latitude = place("latitude");
    longitude = place("longitude");
    otherMetricNames = place("other_metrics" + NAMES);
    otherMetricValues = place("other_metrics" + VALUES);
    attributeNames = place("attributes" + NAMES);
    attributeValues = place("attributes" + VALUES);
    rejectedMetricNames = place("rejected_metrics" + NAMES);
    rejectedMetricDetails = place("rejected_metrics" + VALUES);
    rejectionReason = place("rejection_reason");
    rejectionDetail = place("rejection_detail");
    payloadKey = place("payload_key");
    payload = place("payload");
  }

  private int place(String path) {
    Integer place = places.get(path);
    if (place == null) {
      throw new IllegalStateException("lake.raw.records has no column " + path);
    }
    return place;
  }

  /** The place of a metric by its index in the catalogue. */
  int metric(int index) {
    return metrics[index];
  }

  /** How many leaves there are. */
  int size() {
    return leaves.size();
  }

  ColumnDescriptor leaf(int place) {
    return leaves.get(place);
  }

  /** The schema of a file that has these leaves only: what it lacks, readers take for null. */
  MessageType schemaOf(SortedSet<Integer> present) {
    SortedSet<String> names = new TreeSet<>();
    present.forEach(place -> names.add(leaf(place).getPath()[0]));
    List<Type> fields = new ArrayList<>(schema.getFields());
    fields.removeIf(field -> !names.contains(field.getName()));
    return new MessageType(NAME, fields);
  }
}
