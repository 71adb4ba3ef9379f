package io.citylake.cli.demo;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.cli.stack.Home;
import io.citylake.cli.stack.StackTopics;
import io.citylake.replay.Pace;
import io.citylake.replay.Replay;
import io.citylake.replay.ReplayListener;
import io.citylake.replay.ReplayPlan;
import io.citylake.replay.Shift;
import io.citylake.send.KafkaAddress;
import io.citylake.send.KafkaSender;
import io.citylake.settings.Settings;
import io.citylake.simulator.KafkaTarget;
import io.citylake.simulator.ProgressListener;
import io.citylake.simulator.Simulate;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.SimulationSettings;
import io.citylake.sources.ReadSources;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What the demo sends: two recorded days, moved so that they end where the simulated city begins,
 * and then that city, whose time runs faster than the clock and catches up with it at the end.
 */
final class DemoFeed {
  private static final double RECORDINGS_PER_SECOND = 10_000;
  private static final int CITY_SPEED = 40;
  private static final String CLIENT_ID = "citylake-demo";
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Settings settings;
  private final int rate;
  private final Duration duration;
  private volatile Simulate simulation;
  private volatile boolean stopped;
  private AnswerKey simulated;

  /**
   * @param rate records a second of the simulated city
   * @param duration how long the simulated city sends
   */
  DemoFeed(Settings settings, int rate, Duration duration) {
    this.settings = settings;
    this.rate = rate;
    this.duration = duration;
  }

  /**
   * Sends everything; returns when Kafka has it.
   *
   * @param isRead whether the speed layer has read what was sent: the city's readings would make
   *     recorded ones late
   */
  void run(BooleanSupplier isRead, PrintWriter out) {
    replay(Instant.now().minus(duration.multipliedBy(CITY_SPEED - 1)), out);
    while (!stopped && !isRead.getAsBoolean()) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    if (!stopped) {
      simulate(Instant.now().minus(duration.multipliedBy(CITY_SPEED - 1)), out);
    }
  }

  /** Lets {@link #run} end soon. */
  void stop() {
    stopped = true;
    if (simulation != null) {
      simulation.stop();
    }
  }

  /** What was simulated; known once {@link #run} has ended. */
  AnswerKey simulated() {
    return simulated;
  }

  private void replay(Instant end, PrintWriter out) {
    try (ReplayPlan plan =
            ReplayPlan.of(
                ReadSources.defaults(ReadCatalogue.defaults()), Home.recordings(), Shift.to(end));
        KafkaSender sender = KafkaSender.open(kafka(), CLIENT_ID, plan.topics())) {
      out.printf(
          Locale.ROOT,
          "replaying %,d recorded lines from 5 publishers, moved to end at %s%n",
          plan.lines(),
          end);
      out.flush();
      new Replay(
              plan,
              Pace.atRate(RECORDINGS_PER_SECOND),
              Replay.UNLIMITED,
              sender,
              ReplayListener.none())
          .run();
    }
  }

  private void simulate(Instant start, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "simulating a city of %,d sensors, %,d records/s for %d s, its time running %d times as"
            + " fast%n",
        SimulationSettings.DEFAULT_SENSORS,
        rate,
        duration.toSeconds(),
        CITY_SPEED);
    out.flush();
    simulation =
        new Simulate(
            SimulationSettings.of(CityClock.paced(start, rate, CITY_SPEED))
                .until(start.plus(duration.multipliedBy(CITY_SPEED))),
            new KafkaTarget(kafka(), StackTopics.CANONICAL),
            ProgressListener.none());
    simulated = simulation.run();
  }

  private KafkaAddress kafka() {
    return KafkaAddress.of(settings.kafka().bootstrapServers());
  }
}
