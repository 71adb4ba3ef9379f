package io.citylake.recordfiles;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.ingest.RecordValues;
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
 * the table's schema: a map has two, its keys and then its values, and is at the place of its keys.
 */
final class RecordLayout {
  private static final String NAME = "table";

  private final MessageType schema;
  private final List<ColumnDescriptor> leaves;
  private final Map<String, Integer> places;
  private final RecordValues values;

  final int topic;
  final int topicId;
  final int partition;
  final int offset;
  final int arrivalTime;
  final int ingestTime;
  final int rejectionReason;
  final int rejectedMetrics;

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
                    place -> leaves.get(place).getPath()[0], Function.identity(), Math::min));
    values = new RecordValues(catalogue, this::place);
    topic = place("topic");
    topicId = place("topic_id");
    partition = place("partition");
    offset = place("offset");
    arrivalTime = place("arrival_time");
    ingestTime = place("ingest_time");
    rejectionReason = place("rejection_reason");
    rejectedMetrics = place("rejected_metrics");
  }

  private int place(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalStateException("lake.raw.records has no column " + column);
    }
    return place;
  }

  /** The place of a map's values, which follow its keys. */
  static int valuesOf(int map) {
    return map + 1;
  }

  /** What goes into the columns. */
  RecordValues values() {
    return values;
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
