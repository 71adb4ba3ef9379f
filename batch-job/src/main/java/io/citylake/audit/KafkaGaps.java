package io.citylake.audit;

import io.citylake.progress.OffsetRange;
import io.citylake.progress.PartitionId;
import io.citylake.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks Kafka which records the offsets hold that the lake does not. */
final class KafkaGaps implements AutoCloseable {
  private static final String PORTION_BYTES = Integer.toString(8 * 1024 * 1024);
  private static final String PORTION_RECORDS = "20000";

  private final KafkaConsumer<byte[], byte[]> consumer;

  KafkaGaps(Settings.Kafka kafka) {
    Properties properties = new Properties();
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PORTION_BYTES);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PORTION_RECORDS);
    properties.putAll(kafka.properties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // Records that expire under the audit are to be noticed, not jumped over.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    this.consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * What Kafka holds in {@code gaps}, in one pass over each partition.
   *
   * @param gaps partition by partition, in the order of their offsets, of the topics that Kafka has
   */
  Map<PartitionId, MissingOffsets> missing(Iterator<OffsetRange> gaps) {
    Map<PartitionId, MissingOffsets> missing = new HashMap<>();
    OffsetRange gap = next(gaps);
    while (gap != null) {
      PartitionId partition = gap.partitionId();
      TopicPartition inKafka = new TopicPartition(gap.topic(), gap.partition());
      consumer.assign(List.of(inKafka));
      PartitionPass pass = new PartitionPass(consumer, inKafka);
      while (gap != null && gap.partitionId().equals(partition)) {
        pass.look(gap);
        gap = next(gaps);
      }
      missing.put(partition, pass.found());
    }
    return missing;
  }

  private static OffsetRange next(Iterator<OffsetRange> gaps) {
    return gaps.hasNext() ? gaps.next() : null;
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
