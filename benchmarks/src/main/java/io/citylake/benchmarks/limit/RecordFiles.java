package io.citylake.benchmarks.limit;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.reading.Reading;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.parquet.hadoop.ParquetWriter;

/**
 * Records in Parquet files with the columns of {@code lake.raw.records}: one file for each day and
 * sensor type, as the table's partitions are. For one thread.
 */
final class RecordFiles implements AutoCloseable {
  private static final long MICROS_PER_DAY = Duration.ofDays(1).toNanos() / 1000;

  private final Path folder;
  private final String name;
  private final RecordWriteSupport.Layout layout;
  private final Map<Partition, ParquetWriter<WrittenRecord>> writers = new HashMap<>();

  private record Partition(long epochDay, SensorType type) {}

  /** A record and what it turned out to be. */
  record WrittenRecord(ConsumerRecord<byte[], byte[]> record, Reading reading) {}

  /**
   * @param folder made when it is needed
   * @param name of this thread's files
   */
  RecordFiles(Path folder, String name, SensorCatalogue catalogue) {
    this.folder = folder;
    this.name = name;
    this.layout = new RecordWriteSupport.Layout(Tables.records(catalogue), catalogue.metricCount());
  }

  void write(ConsumerRecord<byte[], byte[]> record, Reading reading) throws IOException {
    Partition partition =
        new Partition(
            Math.floorDiv(reading.eventTimeMicros(), MICROS_PER_DAY), reading.sensorType());
    ParquetWriter<WrittenRecord> writer = writers.get(partition);
    if (writer == null) {
      writer = open(partition);
      writers.put(partition, writer);
    }
    writer.write(new WrittenRecord(record, reading));
  }

  private ParquetWriter<WrittenRecord> open(Partition partition) throws IOException {
    Path directory =
        folder
            .resolve("event_time_day=" + LocalDate.ofEpochDay(partition.epochDay()))
            .resolve("sensor_type=" + partition.type().name());
    Files.createDirectories(directory);
    return RecordWriteSupport.writer(directory.resolve(name + ".parquet"), layout);
  }

  @Override
  public void close() throws IOException {
    for (ParquetWriter<WrittenRecord> writer : writers.values()) {
      writer.close();
    }
  }
}
