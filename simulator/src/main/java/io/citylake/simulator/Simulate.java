package io.citylake.simulator;

import io.citylake.send.KafkaSender;
import io.citylake.send.MissingTopics;
import io.citylake.send.SendMeter;
import io.citylake.send.SendingFailed;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.Report;
import io.citylake.simulator.feed.SimulatedFeed;
import io.citylake.simulator.feed.SimulationSettings;
import io.citylake.simulator.feed.Tally;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sends a simulated feed to a Kafka topic, and says what it sent. For one run. */
public final class Simulate {
  private static final String CLIENT_ID = "citylake-simulator";

  /** How many reports are made between two looks at the clock. */
  private static final int REPORTS_PER_LOOK = 256;

  private final SimulationSettings settings;
  private final KafkaTarget target;
  private final ProgressListener listener;
  private final Tally tally = new Tally();
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
   * @throws SendingFailed where there is no such broker or topic, or it did not take all records
   */
  public AnswerKey run() {
    try (KafkaSender sender =
        KafkaSender.open(target.kafka(), CLIENT_ID, List.of(target.topic()))) {
      sendAll(new SimulatedFeed(settings), sender);
      sender.flush();
    } catch (MissingTopics e) {
      throw new SendingFailed(
          "the broker at " + target.kafka() + " has no topic " + target.topic(),
          "create it, or name another with --topic",
          e);
    }
    return answerKey(true);
  }

  /**
   * Lets {@link #run} end soon, in order: what was sent by then is in the broker and in the answer
   * key.
   */
  public void stop() {
    stopped = true;
  }

  private void sendAll(SimulatedFeed feed, KafkaSender sender) {
    Pacer pacer = new Pacer(settings.clock().reportsPerSecond());
    SendMeter meter =
        new SendMeter(feed::records, speed -> listener.progress(progress(feed, speed)));
    while (!stopped && feed.hasNext()) {
      long wait = pacer.nanosUntil(feed.reports());
      if (wait > 0) {
        Pacer.pause(wait);
        meter.look();
        continue;
      }
      Report report = feed.next();
      if (!report.isSilent()) {
        byte[] key = report.sensor().id().getBytes(StandardCharsets.US_ASCII);
        sender.send(target.topic(), key, report.payload());
      }
      tally.count(report);
      if (feed.reports() % REPORTS_PER_LOOK == 0) {
        meter.look();
      }
    }
  }

  private Progress progress(SimulatedFeed feed, SendMeter.Speed speed) {
    return new Progress(
        speed.recordsPerSecond(),
        EventTime.toInstant(feed.cityTimeMicros()),
        speed.remaining(feed.shareDone()),
        answerKey(false));
  }

  private AnswerKey answerKey(boolean complete) {
    return new AnswerKey(complete, Map.of(target.topic(), tally.answer()));
  }
}
