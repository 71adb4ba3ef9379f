package io.citylake.benchmarks.soak;

import io.citylake.command.CommandFailed;
import io.citylake.send.KafkaAddress;
import io.citylake.send.SendingFailed;
import io.citylake.simulator.KafkaTarget;
import io.citylake.simulator.Simulate;
import java.time.Instant;

/** Sends readings by a schedule, in a thread of its own, until it is closed. */
final class SendReadings implements AutoCloseable {
  private final Simulate feed;
  private final Thread thread;
  private volatile RuntimeException failure;

  /** Begins to send. */
  SendReadings(SoakSettings settings, String bootstrapServers, String topic) {
    this.feed =
        new Simulate(
            settings.simulation(Instant.now()),
            new KafkaTarget(KafkaAddress.of(bootstrapServers), topic),
            progress -> {});
    this.thread = new Thread(this::send, "soak-feed");
    thread.setDaemon(true);
    thread.start();
  }

  private void send() {
    try {
      var unused = feed.run();
    } catch (SendingFailed e) {
      failure = new CommandFailed("readings were no longer sent: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Throws what ended it too early. */
  void requireNoFailure() {
    if (failure != null) {
      throw failure;
    }
  }

  /** Returns when the broker has all that was sent. */
  @Override
  public void close() {
    feed.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
