package io.citylake.benchmarks.stack;

import io.citylake.command.CommandFailed;
import io.citylake.send.KafkaAddress;
import io.citylake.send.SendingFailed;
import io.citylake.simulator.KafkaTarget;
import io.citylake.simulator.ProgressListener;
import io.citylake.simulator.Simulate;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.TopicAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Fills topics from the simulator, and looks at what Kafka then holds. */
public final class LoadTopic {
  private static final Duration POLL = Duration.ofSeconds(5);

  private final BenchStack stack;
  private final CityLoad load;

  public LoadTopic(BenchStack stack, CityLoad load) {
    this.stack = stack;
    this.load = load;
  }

  /**
   * Makes a topic and fills it.
   *
   * @throws CommandFailed where Kafka does not hold what was sent
   */
  public LoadedTopic fill(String topic, long records, ProgressListener listener) {
    long start = System.nanoTime();
    stack.createTopic(topic, load.partitions());
    TopicAnswer sent = send(topic, records, listener).topics().get(topic);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      Map<Integer, Long> ends = new HashMap<>();
      consumer.endOffsets(partitions).forEach((p, end) -> ends.put(p.partition(), end));
      requireRecords(topic, ends.values().stream().mapToLong(Long::longValue).sum(), records);
      return new LoadedTopic(
          topic,
          ends,
          (double) payloadBytes(consumer, partitions, ends) / records,
          sent.firstEventTime(),
          sent.lastEventTime(),
          took);
    }
  }

  private AnswerKey send(String topic, long records, ProgressListener listener) {
    KafkaTarget target = new KafkaTarget(KafkaAddress.of(stack.bootstrapServers()), topic);
    try {
      return new Simulate(load.simulation(records), target, listener).run();
    } catch (SendingFailed e) {
      throw new CommandFailed("topic " + topic + " was not filled: " + e.getMessage(), e);
    }
  }

  private static void requireRecords(String topic, long held, long asked) {
    if (held != asked) {
      throw new CommandFailed(
          String.format(
              Locale.ROOT, "topic %s holds %d records by its offsets, not %d", topic, held, asked));
    }
  }

  private static long payloadBytes(
      KafkaConsumer<byte[], byte[]> consumer,
      List<TopicPartition> partitions,
      Map<Integer, Long> ends) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    long bytes = 0;
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p.partition()))) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        bytes += record.serializedValueSize();
      }
    }
    return bytes;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", stack.bootstrapServers(), "max.poll.records", 20_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
