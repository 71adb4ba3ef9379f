package io.citylake.streaming;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer of a city's records that sends them in transactions, to one partition. */
final class Transactions implements AutoCloseable {
  private final String topic;
  private final int partition;
  private final KafkaProducer<byte[], byte[]> producer;

  private Transactions(String topic, int partition, String bootstrapServers) {
    this.topic = topic;
    this.partition = partition;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "producer-of-" + topic),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
  }

  static Transactions in(City city, int partition) {
    return new Transactions(city.topic(), partition, city.keys().get("kafka.bootstrap-servers"));
  }

  void commit(List<String> payloads) throws ExecutionException, InterruptedException {
    send(payloads);
    producer.commitTransaction();
  }

  void abort(List<String> payloads) throws ExecutionException, InterruptedException {
    send(payloads);
    producer.abortTransaction();
  }

  private void send(List<String> payloads) throws ExecutionException, InterruptedException {
    producer.beginTransaction();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String payload : payloads) {
      sent.add(
          producer.send(new ProducerRecord<>(topic, partition, null, payload.getBytes(UTF_8))));
    }
    producer.flush();
    for (Future<RecordMetadata> record : sent) {
      record.get();
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
