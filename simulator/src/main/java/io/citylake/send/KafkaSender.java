package io.citylake.send;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends many small records to Kafka, in big batches, with an idempotent producer: each is written
 * once, in order by key.
 */
public final class KafkaSender implements Sender, AutoCloseable {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final KafkaAddress kafka;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback noteFailure =
      (metadata, exception) -> {
        if (exception != null) {
          failure.compareAndSet(null, exception);
        }
      };

  private KafkaSender(KafkaAddress kafka, KafkaProducer<byte[], byte[]> producer) {
    this.kafka = kafka;
    this.producer = producer;
  }

  /**
   * Connects, and sees that every topic is there and can be sent to.
   *
   * @param clientId by which the brokers know the sender
   * @throws MissingTopics with every topic that is missing
   * @throws SendingFailed where no broker answers
   */
  public static KafkaSender open(KafkaAddress kafka, String clientId, Collection<String> topics) {
    try {
      new RequireTopics(kafka).check(topics);
      return new KafkaSender(kafka, producer(kafka.clientSettings(), clientId));
    } catch (InterruptedException e) {
      throw SenderFailures.interrupted(e);
    } catch (KafkaException e) {
      throw SenderFailures.refusedSettings(e);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(
      Map<String, Object> settings, String clientId) {
    settings.putIfAbsent("client.id", clientId);
    settings.putIfAbsent("acks", "all");
    settings.putIfAbsent("enable.idempotence", true);
    settings.putIfAbsent("compression.type", "lz4");
    settings.putIfAbsent("linger.ms", 20);
    settings.putIfAbsent("batch.size", 256 * 1024);
    settings.putIfAbsent("buffer.memory", 64L * 1024 * 1024);
    // A broker that restarts is waited for; one that is gone ends the sending.
    settings.putIfAbsent("max.block.ms", 60_000);
    settings.putIfAbsent("delivery.timeout.ms", 60_000);
    settings.putIfAbsent("request.timeout.ms", 15_000);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void send(String topic, byte[] key, byte[] payload) {
    requireNoFailure();
    try {
      var unused = producer.send(new ProducerRecord<>(topic, key, payload), noteFailure);
    } catch (InterruptException e) {
      throw SenderFailures.interrupted(e);
    } catch (KafkaException e) {
      throw SenderFailures.of(kafka, e);
    }
  }

  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw SenderFailures.interrupted(e);
    }
    requireNoFailure();
  }

  @Override
  public void close() {
    producer.close(CLOSE_PATIENCE);
  }

  private void requireNoFailure() {
    if (failure.get() != null) {
      throw SenderFailures.of(kafka, failure.get());
    }
  }
}
