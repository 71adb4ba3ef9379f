package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.run.Background;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.command.CommandFailed;
import io.citylake.simulator.feed.Report;
import io.citylake.simulator.feed.SimulatedFeed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends readings when they are due, in a thread of its own. Where it cannot keep up it sends what
 * is overdue as fast as it can: each keeps its due time, so that a stall counts against what is
 * measured and hides nothing.
 */
final class SendBySchedule implements AutoCloseable {
  /** Coarser than the clock, finer than what is measured. */
  private static final Duration NAP = Duration.ofNanos(500_000);

  private final Schedule schedule;
  private final long startNanos;
  private final String topic;
  private final Probes probes;
  private final SimulatedFeed feed;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Background thread;
  private volatile long sent;
  private volatile long payloadBytes;
  private volatile long lastNanos;
  private volatile boolean isDone;

  /**
   * @param startNanos the schedule's start as {@link System#nanoTime} tells it
   * @param load whose city sends; its interval does not count
   */
  SendBySchedule(
      Schedule schedule,
      long startNanos,
      CityLoad load,
      String bootstrapServers,
      String topic,
      Probes probes) {
    this.schedule = schedule;
    this.startNanos = startNanos;
    this.topic = topic;
    this.probes = probes;
    this.feed =
        new SimulatedFeed(
            load.paced(schedule.start(), (double) schedule.rate()).atMost(schedule.readings()));
    this.producer = producer(bootstrapServers);
    this.thread = new Background("send-by-schedule", () -> {}, this::sendAll);
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "compression.type",
            "lz4",
            "linger.ms",
            2,
            "batch.size",
            256 * 1024,
            "buffer.memory",
            64L * 1024 * 1024),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Whether Kafka has all of them. */
  boolean isDone() {
    return isDone;
  }

  /** How many are sent so far. */
  long sent() {
    return sent;
  }

  /** Readings a second, from the start until the last was sent. */
  double achievedRate() {
    // One that is sent before its second is over was still sent at the rate asked for.
    double seconds =
        Math.max(lastNanos - startNanos, schedule.dueNanos(Math.max(1, schedule.readings()))) / 1e9;
    return sent / seconds;
  }

  double meanPayloadBytes() {
    return (double) payloadBytes / Math.max(1, sent);
  }

  /**
   * Does nothing where all went well so far.
   *
   * @throws CommandFailed where Kafka did not take one
   */
  void requireHealthy() {
    thread.requireHealthy();
    Exception cause = failure.get();
    if (cause != null) {
      throw new CommandFailed("readings were not sent: " + cause, cause);
    }
  }

  private void sendAll(BooleanSupplier isClosed) {
    while (!isClosed.getAsBoolean() && sent < schedule.readings()) {
      long due = Math.min(schedule.dueBefore(System.nanoTime() - startNanos), schedule.readings());
      while (!isClosed.getAsBoolean() && sent < due) {
        send(sent);
      }
      LockSupport.parkNanos(NAP.toNanos());
    }
    producer.flush();
    isDone = true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // others only read
  private void send(long number) {
    Report report = feed.next();
    if (schedule.isProbe(number)) {
      sendProbe(number);
    } else {
      byte[] key = report.sensor().id().getBytes(StandardCharsets.US_ASCII);
      var unused =
          producer.send(
              new ProducerRecord<>(topic, key, report.payload()),
              (metadata, exception) -> noteFailure(exception));
      payloadBytes += report.payload().length;
    }
    lastNanos = System.nanoTime();
    sent++;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // others only read
  private void sendProbe(long number) {
    Probe probe =
        new Probe(
            String.format(Locale.ROOT, "probe-%d-%d", schedule.rate(), number),
            schedule.due(number),
            startNanos + schedule.dueNanos(number),
            schedule.isMeasured(number));
    byte[] payload = probe.payload();
    probes.sending(probe);
    var unused =
        producer.send(
            new ProducerRecord<>(topic, probe.key(), payload),
            (metadata, exception) -> {
              noteFailure(exception);
              if (exception == null) {
                probes.taken(probe, metadata.partition(), metadata.offset());
              }
            });
    payloadBytes += payload.length;
  }

  private void noteFailure(Exception exception) {
    if (exception != null) {
      failure.compareAndSet(null, exception);
    }
  }

  @Override
  public void close() {
    thread.close();
    producer.close(Duration.ofSeconds(5));
  }
}
