package io.citylake.describe.sample;

import io.citylake.command.CommandFailed;
import io.citylake.recording.documents.Document;
import io.citylake.send.KafkaAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Takes a sample of a live topic: its oldest records, and its newest. */
public final class SampleTopic {
  private static final int RECORDS_EACH = 2_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(500);

  private SampleTopic() {}

  /**
   * The sample, as of a file with a record in each line; without a line where the topic is empty.
   *
   * @throws IOException never: it stays in memory
   * @throws CommandFailed where Kafka does not answer, or has no such topic
   */
  public static SampledFile of(KafkaAddress address, String topic) throws IOException {
    Map<String, Object> properties = new HashMap<>(address.properties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, address.bootstrapServers());
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    StringBuilder lines = new StringBuilder();
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      for (TopicPartition partition : partitions) {
        read(consumer, partition, RECORDS_EACH / partitions.size() + 1, lines);
      }
    } catch (KafkaException e) {
      throw new CommandFailed(
          "%s is no file or folder here, and Kafka at %s tells nothing of such a topic (%s)"
              .formatted(topic, address.bootstrapServers(), e.getMessage()),
          e);
    }
    if (lines.isEmpty()) {
      throw new CommandFailed("the topic " + topic + " holds no record that can be looked at");
    }
    byte[] text = lines.toString().getBytes(StandardCharsets.UTF_8);
    return SampleFile.of(
        new Document(topic, topic, null, true, () -> new ByteArrayInputStream(text)));
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException("there is none of this name");
    }
    return partitions;
  }

  private static void read(
      Consumer<byte[], byte[]> consumer, TopicPartition partition, int each, StringBuilder lines) {
    consumer.assign(List.of(partition));
    long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    long oldestEnd = Math.min(end, begin + each);
    append(consumer, partition, begin, oldestEnd, lines);
    append(consumer, partition, Math.max(oldestEnd, end - each), end, lines);
  }

  private static void append(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      long from,
      long until,
      StringBuilder lines) {
    consumer.seek(partition, from);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    while (consumer.position(partition) < until && System.nanoTime() < deadline) {
      consumer.poll(POLL).forEach(records::add);
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() < until && record.value() != null) {
        String text = new String(record.value(), StandardCharsets.UTF_8);
        lines.append(text.replaceAll("\\R", " ")).append('\n');
      }
    }
  }
}
