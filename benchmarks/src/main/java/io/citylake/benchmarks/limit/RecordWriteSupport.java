package io.citylake.benchmarks.limit;

import io.citylake.benchmarks.limit.RecordFiles.WrittenRecord;
import io.citylake.reading.Reading;
import io.citylake.tables.Column;
import io.citylake.tables.Table;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/**
 * Hands a record's columns to Parquet, those that are not null. The second, Kafka's id of the
 * topic, stays null: one thread for each partition does not ask for it.
 */
final class RecordWriteSupport extends WriteSupport<WrittenRecord> {
  private static final int TOPIC = 0;
  private static final int PARTITION = 2;
  private static final int OFFSET = 3;
  private static final int ARRIVAL_TIME = 4;
  private static final int INGEST_TIME = 5;
  private static final int EVENT_ID = 6;
  private static final int SENSOR_ID = 7;
  private static final int SENSOR_TYPE = 8;
  private static final int CITY = 9;
  private static final int DISTRICT = 10;
  private static final int EVENT_TIME = 11;
  private static final int LATITUDE = 12;
  private static final int LONGITUDE = 13;
  private static final int FIRST_METRIC = 14;

  private final Layout layout;
  private final long ingestTimeMicros = EventTime.toMicros(Instant.now());
  private RecordConsumer out;

  private RecordWriteSupport(Layout layout) {
    this.layout = layout;
  }

  /** Where the columns are. */
  static final class Layout {
    private final MessageType schema;
    private final String[] names;
    private final int otherMetrics;
    private final int attributes;
    private final int rejectedMetrics;

    /**
     * @param records {@code lake.raw.records}
     */
    Layout(Table records, int metricCount) {
      this.names = records.columnNames().toArray(String[]::new);
      this.otherMetrics = FIRST_METRIC + metricCount;
      this.attributes = otherMetrics + 1;
      this.rejectedMetrics = attributes + 1;
      if (!names[LONGITUDE].equals("longitude")
          || !names[rejectedMetrics].equals("rejected_metrics")) {
        throw new IllegalStateException(
            "lake.raw.records has columns that this class does not know");
      }
      this.schema = schema(records);
    }
  }

  static ParquetWriter<WrittenRecord> writer(Path file, Layout layout) throws IOException {
    return new Builder(new LocalOutputFile(file), layout)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .build();
  }

  @Override
  @SuppressWarnings("deprecation") // abstract all the same
  public WriteContext init(Configuration configuration) {
    return new WriteContext(layout.schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    out = recordConsumer;
  }

  @Override
  public void write(WrittenRecord written) {
    ConsumerRecord<byte[], byte[]> record = written.record();
    Reading reading = written.reading();
    out.startMessage();
    text(TOPIC, record.topic());
    field(PARTITION, o -> o.addInteger(record.partition()));
    field(OFFSET, o -> o.addLong(record.offset()));
    field(ARRIVAL_TIME, o -> o.addLong(record.timestamp() * 1000));
    field(INGEST_TIME, o -> o.addLong(ingestTimeMicros));
    text(EVENT_ID, reading.eventId());
    text(SENSOR_ID, reading.sensorId());
    text(SENSOR_TYPE, reading.sensorType().name());
    text(CITY, reading.city());
    text(DISTRICT, reading.district());
    field(EVENT_TIME, o -> o.addLong(reading.eventTimeMicros()));
    number(LATITUDE, reading.latitude());
    number(LONGITUDE, reading.longitude());
    for (int place = 0; place < reading.metrics().length; place++) {
      number(FIRST_METRIC + reading.type().index(place), reading.metrics()[place]);
    }
    map(layout.otherMetrics, reading.otherMetrics(), out::addDouble);
    map(layout.attributes, reading.attributes(), this::addText);
    map(layout.rejectedMetrics, reading.rejectedMetrics(), this::addText);
    out.endMessage();
  }

  private void text(int column, String text) {
    if (text != null) {
      field(column, o -> addText(text));
    }
  }

  private void addText(String text) {
    out.addBinary(Binary.fromString(text));
  }

  private void number(int column, double number) {
    if (!Double.isNaN(number)) {
      out.startField(layout.names[column], column);
      out.addDouble(number);
      out.endField(layout.names[column], column);
    }
  }

  private <V> void map(int column, Map<String, V> entries, Consumer<V> value) {
    if (entries.isEmpty()) {
      return;
    }
    out.startField(layout.names[column], column);
    out.startGroup();
    out.startField("key_value", 0);
    entries.forEach(
        (name, entry) -> {
          out.startGroup();
          out.startField("key", 0);
          out.addBinary(Binary.fromString(name));
          out.endField("key", 0);
          out.startField("value", 1);
          value.accept(entry);
          out.endField("value", 1);
          out.endGroup();
        });
    out.endField("key_value", 0);
    out.endGroup();
    out.endField(layout.names[column], column);
  }

  private void field(int column, Consumer<RecordConsumer> value) {
    out.startField(layout.names[column], column);
    value.accept(out);
    out.endField(layout.names[column], column);
  }

  private static MessageType schema(Table records) {
    return MessageTypeParser.parseMessageType(
        records.columns().stream()
            .map(RecordWriteSupport::declaration)
            .collect(Collectors.joining("\n", "message record {\n", "\n}")));
  }

  private static String declaration(Column column) {
    return switch (column.type()) {
      case TEXT -> field(column, "binary", " (STRING)");
      case BINARY -> field(column, "binary", "");
      case INTEGER -> field(column, "int32", "");
      case LONG -> field(column, "int64", "");
      case DOUBLE -> field(column, "double", "");
      case TIMESTAMP -> field(column, "int64", " (TIMESTAMP(MICROS,true))");
      case TEXT_BY_NAME -> map(column, "binary value (STRING)");
      case NUMBER_BY_NAME -> map(column, "double value");
      case BOOLEAN, DATE ->
          throw new IllegalStateException("no column of records is a " + column.type());
    };
  }

  private static String field(Column column, String type, String annotation) {
    String repetition = column.isRequired() ? "required" : "optional";
    return String.join(" ", repetition, type, column.name() + annotation + ";");
  }

  private static String map(Column column, String value) {
    return "optional group %s (MAP) { repeated group key_value { required binary key (STRING); optional %s; } }"
        .formatted(column.name(), value);
  }

  private static final class Builder extends ParquetWriter.Builder<WrittenRecord, Builder> {
    private final Layout layout;

    Builder(OutputFile file, Layout layout) {
      super(file);
      this.layout = layout;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract all the same
    protected WriteSupport<WrittenRecord> getWriteSupport(Configuration configuration) {
      return new RecordWriteSupport(layout);
    }
  }
}
