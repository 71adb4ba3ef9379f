package io.citylake.localstack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads records as any client of the broker does. */
final class Records {

  private static final int SIXTEEN_MEBIBYTES = 16 * 1024 * 1024;

  private Records() {}

  static void send(String bootstrapServers, ProducerRecord<String, String> record)
      throws Exception {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            bootstrapServers,
            "max.request.size",
            SIXTEEN_MEBIBYTES,
            "max.block.ms",
            5_000);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(record).get();
    }
  }

  static void send(String bootstrapServers, String topic, String value) throws Exception {
    send(bootstrapServers, new ProducerRecord<>(topic, value));
  }

  /** Returns every record of the topic, in the order of each partition. */
  static List<ConsumerRecord<String, String>> all(String bootstrapServers, String topic) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var expected =
          consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      return poll(consumer, expected);
    }
  }

  private static List<ConsumerRecord<String, String>> poll(
      KafkaConsumer<String, String> consumer, long expected) {
    var records = new ArrayList<ConsumerRecord<String, String>>();
    while (records.size() < expected) {
      consumer.poll(Duration.ofSeconds(10)).forEach(records::add);
    }
    return records;
  }
}
