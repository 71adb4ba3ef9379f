package io.citylake.benchmarks.limit;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.settings.Settings;
import io.citylake.tables.QueryNames;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One thread's work: some partitions from their beginning to an end. */
final class PartitionReader implements Callable<HeapWindows> {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Settings settings;
  private final Phase phase;
  private final int number;
  private final Map<TopicPartition, Long> ends;
  private final IntConsumer progress;
  private final JudgeRecord judge;
  private final HeapWindows windows;

  PartitionReader(
      Settings settings,
      Phase phase,
      int number,
      Map<TopicPartition, Long> ends,
      IntConsumer progress) {
    this.settings = settings;
    this.phase = phase;
    this.number = number;
    this.ends = ends;
    this.progress = progress;
    this.judge = new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
    this.windows = new HeapWindows(settings);
  }

  /** The end of each partition of the phase's topic, sorted. */
  static Map<TopicPartition, Long> ends(Phase phase) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(phase)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(phase.topic()).stream()
              .map(partition -> new TopicPartition(phase.topic(), partition.partition()))
              .toList();
      Map<TopicPartition, Long> ends =
          new TreeMap<>((a, b) -> Integer.compare(a.partition(), b.partition()));
      ends.putAll(consumer.endOffsets(partitions));
      return ends;
    }
  }

  @Override
  public HeapWindows call() throws IOException {
    List<String> queries = settings.streaming().run();
    boolean keepsWindows = queries.contains(QueryNames.WINDOWS);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(phase);
        RecordFiles files = queries.contains(QueryNames.RECORDS) ? files() : null) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      ReadingDraft draft = new ReadingDraft();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> record : records) {
          Reading reading = reading(record, draft);
          if (keepsWindows) {
            windows.add(reading);
          }
          if (files != null) {
            files.write(record, reading);
          }
        }
        progress.accept(records.count());
      }
    }
    return windows;
  }

  private RecordFiles files() {
    return new RecordFiles(phase.file("records"), "part-" + number, settings.catalogue());
  }

  private Reading reading(ConsumerRecord<byte[], byte[]> record, ReadingDraft draft) {
    Judgement judgement =
        judge.judge(record.topic(), record.key(), record.value(), record.timestamp() * 1000, draft);
    if (judgement instanceof Reading reading) {
      return reading;
    }
    throw new IllegalStateException(
        "the topic holds a rejection, which the limit leaves out: " + judgement);
  }

  /** Kafka's clients fetch as much at once as Citylake lets them. */
  private static KafkaConsumer<byte[], byte[]> consumer(Phase phase) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            phase.bootstrapServers(),
            "max.partition.fetch.bytes",
            8 * 1024 * 1024,
            "max.poll.records",
            20_000,
            "receive.buffer.bytes",
            1024 * 1024),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
