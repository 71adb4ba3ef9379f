package io.citylake.simulator;

import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.Report;
import io.citylake.simulator.feed.SimulatedFeed;
import io.citylake.simulator.feed.SimulationSettings;
import io.citylake.simulator.feed.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Sends a simulated feed to a Kafka topic, and says what it sent. For one run. */
public final class Simulate {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

  /** How many reports are made between two looks at the clock. */
  private static final int REPORTS_PER_LOOK = 256;

  private final SimulationSettings settings;
  private final KafkaTarget target;
  private final ProgressListener listener;
  private final Tally tally = new Tally();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Callback noteFailure =
      (metadata, exception) -> {
        if (exception != null) {
          failure.compareAndSet(null, exception);
        }
      };
  private volatile boolean stopped;

  public Simulate(SimulationSettings settings, KafkaTarget target, ProgressListener listener) {
    this.settings = settings;
    this.target = target;
    this.listener = listener;
  }

  /**
   * Returns when the feed has ended, or {@link #stop} was called, and the broker has every record.
   *
   * @return what was sent: exact
   * @throws SimulationFailed where there is no such broker or topic, or it did not take all records
   */
  public AnswerKey run() {
    try {
      target.requireTopic();
      KafkaProducer<byte[], byte[]> producer = target.producer();
      try {
        sendAll(new SimulatedFeed(settings), producer);
        producer.flush();
      } finally {
        producer.close(CLOSE_PATIENCE);
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw new SimulationFailed(
          "interrupted before the broker had every record", "simulate again", e);
    } catch (KafkaException e) {
      throw target.failure(e);
    }
    requireNoFailure();
    return answerKey(true);
  }

  /**
   * Lets {@link #run} end soon, in order: what was sent by then is in the broker and in the answer
   * key.
   */
  public void stop() {
    stopped = true;
  }

  private void sendAll(SimulatedFeed feed, KafkaProducer<byte[], byte[]> producer) {
    Pacer pacer = new Pacer(settings.clock().reportsPerSecond());
    ProgressMeter meter = new ProgressMeter(feed, listener, () -> answerKey(false));
    while (!stopped && feed.hasNext()) {
      long wait = pacer.nanosUntil(feed.reports());
      if (wait > 0) {
        Pacer.pause(wait);
        meter.look();
        continue;
      }
      Report report = feed.next();
      if (!report.isSilent()) {
        var unused = producer.send(record(report), noteFailure);
      }
      tally.count(report);
      if (feed.reports() % REPORTS_PER_LOOK == 0) {
        requireNoFailure();
        meter.look();
      }
    }
  }

  private ProducerRecord<byte[], byte[]> record(Report report) {
    byte[] key = report.sensor().id().getBytes(StandardCharsets.US_ASCII);
    return new ProducerRecord<>(target.topic(), key, report.payload());
  }

  private void requireNoFailure() {
    if (failure.get() != null) {
      throw target.failure(failure.get());
    }
  }

  private AnswerKey answerKey(boolean complete) {
    return new AnswerKey(complete, Map.of(target.topic(), tally.answer()));
  }
}
