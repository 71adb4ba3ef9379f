package io.citylake.audit;

import io.citylake.config.Settings;
import io.citylake.progress.OffsetRange;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks Kafka which records an offset range really holds. */
final class KafkaGaps implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;

  KafkaGaps(Settings.Kafka kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * How many records {@code range} holds. What expired meanwhile counts as a record: nobody can say
   * that it was none.
   */
  long recordsIn(OffsetRange range) {
    TopicPartition partition = new TopicPartition(range.topic(), range.partition());
    consumer.assign(List.of(partition));
    long earliest = consumer.beginningOffsets(List.of(partition)).get(partition);
    long from = Math.min(range.untilOffset(), Math.max(range.fromOffset(), earliest));
    long records = from - range.fromOffset();
    long end = consumer.endOffsets(List.of(partition)).get(partition);
    long until = Math.min(range.untilOffset(), end);
    consumer.seek(partition, from);
    while (consumer.position(partition) < until) {
      for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL).records(partition)) {
        if (found.offset() < until) {
          records++;
        }
      }
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
