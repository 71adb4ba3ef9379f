package io.citylake.replay;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to Kafka with an idempotent producer: each is written once, in order by key. */
public final class KafkaSink implements RecordSink, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback noteFailure =
      (metadata, exception) -> {
        if (exception != null) {
          failure.compareAndSet(null, exception);
        }
      };

  private KafkaSink(String bootstrapServers, KafkaProducer<byte[], byte[]> producer) {
    this.bootstrapServers = bootstrapServers;
    this.producer = producer;
  }

  /**
   * Connects, and sees that every topic is there.
   *
   * @param bootstrapServers host:port, comma-separated
   * @param properties further properties of the Kafka clients, for example for encryption
   * @throws BadConfiguration with every topic that is missing
   * @throws ReplayFailed where no broker answers
   */
  public static KafkaSink open(
      String bootstrapServers, Map<String, String> properties, Collection<String> topics) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("bootstrap.servers", bootstrapServers);
    try {
      requireTopics(bootstrapServers, settings, topics);
      return new KafkaSink(bootstrapServers, producer(settings));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ReplayFailed(
          "the Kafka clients refuse their settings: " + cause.getMessage(),
          "correct --bootstrap-servers (host:port,...) or --kafka-properties",
          e);
    }
  }

  private static void requireTopics(
      String bootstrapServers, Map<String, Object> settings, Collection<String> topics) {
    Map<String, Object> patient = new HashMap<>(settings);
    patient.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    patient.put("request.timeout.ms", 5_000);
    List<ConfigProblem> missing = new ArrayList<>();
    try (Admin admin = Admin.create(patient)) {
      Map<String, KafkaFuture<TopicDescription>> found =
          admin.describeTopics(topics).topicNameValues();
      for (String topic : topics) {
        if (!exists(found.get(topic), bootstrapServers)) {
          missing.add(
              new ConfigProblem(
                  "topic",
                  topic,
                  bootstrapServers,
                  "does not exist: create it, or leave its source out with --only"));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new BadConfiguration(missing);
    }
  }

  private static boolean exists(KafkaFuture<TopicDescription> topic, String bootstrapServers) {
    try {
      topic.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw noAnswer(bootstrapServers, e.getCause());
    } catch (TimeoutException e) {
      throw noAnswer(bootstrapServers, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    settings.putIfAbsent("client.id", "citylake-replay");
    settings.putIfAbsent("acks", "all");
    settings.putIfAbsent("enable.idempotence", true);
    settings.putIfAbsent("compression.type", "lz4");
    settings.putIfAbsent("linger.ms", 20);
    settings.putIfAbsent("batch.size", 256 * 1024);
    // A broker that restarts is waited for; one that is gone ends the replay.
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
      throw interrupted(e);
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw interrupted(e);
    }
    requireNoFailure();
  }

  @Override
  public void close() {
    producer.close(CLOSE_PATIENCE);
  }

  private void requireNoFailure() {
    if (failure.get() != null) {
      throw refused(failure.get());
    }
  }

  private ReplayFailed refused(Exception cause) {
    if (cause instanceof RecordTooLargeException) {
      return new ReplayFailed(
          "a record is larger than Kafka at " + bootstrapServers + " takes: " + cause.getMessage(),
          "raise max.message.bytes of the topic, or lower max.request.size in --kafka-properties:"
              + " larger lines are left out then",
          cause);
    }
    return cause instanceof org.apache.kafka.common.errors.TimeoutException
        ? noAnswer(bootstrapServers, cause)
        : new ReplayFailed(
            "Kafka at " + bootstrapServers + " did not take a record: " + cause.getMessage(),
            "see the broker's log",
            cause);
  }

  private static ReplayFailed noAnswer(String bootstrapServers, Throwable cause) {
    return new ReplayFailed(
        "no Kafka broker answers at " + bootstrapServers,
        "start one, or name another with --bootstrap-servers",
        cause);
  }

  private static ReplayFailed interrupted(Exception e) {
    Thread.currentThread().interrupt();
    return new ReplayFailed("interrupted before Kafka had every record", "replay again", e);
  }
}
