package io.citylake.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A city's topic that keeps the last record of each key, and soon. */
final class CompactedTopic {
  private static final int KEYS = 10;

  private final String bootstrapServers;
  private final TopicPartition partition;

  private CompactedTopic(String bootstrapServers, TopicPartition partition) {
    this.bootstrapServers = bootstrapServers;
    this.partition = partition;
  }

  static CompactedTopic of(City city) throws Exception {
    String bootstrapServers = city.keys().get("kafka.bootstrap-servers");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, city.topic()),
                  List.of(
                      set("cleanup.policy", "compact"),
                      set("segment.ms", "100"),
                      set("min.cleanable.dirty.ratio", "0.01"),
                      set("delete.retention.ms", "0")),
                  new ConfigResource(ConfigResource.Type.BROKER, ""),
                  List.of(set("log.cleaner.backoff.ms", "200"))))
          .all()
          .get();
    }
    return new CompactedTopic(bootstrapServers, new TopicPartition(city.topic(), 0));
  }

  /** Sends readings of few keys, then a tombstone of each, and waits until Kafka has compacted. */
  void sendAndCompact(List<String> payloads) throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      int sent = 0;
      for (String payload : payloads) {
        send(producer, sent++ % KEYS, payload.getBytes(UTF_8));
      }
      Awaitility.await()
          .pollInterval(Duration.ofMillis(300)) // each tombstone begins a segment
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> {
                for (int key = 0; key < KEYS; key++) {
                  send(producer, key, null);
                }
                return records() < payloads.size();
              });
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int key, byte[] payload)
      throws ExecutionException, InterruptedException {
    byte[] name = Integer.toString(key).getBytes(UTF_8);
    producer
        .send(new ProducerRecord<>(partition.topic(), partition.partition(), name, payload))
        .get();
  }

  private int records() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      int records = 0;
      while (consumer.position(partition) < end) {
        records += consumer.poll(Duration.ofMillis(200)).count();
      }
      return records;
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
  }
}
