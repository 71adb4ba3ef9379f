package io.citylake.replay;

import io.citylake.send.Sender;
import io.citylake.send.SendingFailed;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Sends recordings to Kafka in the order of their event times. For one run. */
public final class Replay {
  /** The {@code limit} of a replay that sends everything. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** Whoever listens or wants to stop does not wait longer than this. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

  private final ReplayPlan plan;
  private final Pace pace;
  private final long limit;
  private final Sender sender;
  private final ReplayTally tally;
  private final ReplayMeter meter;
  private InStep inStep;
  private volatile boolean stopped;

  /**
   * @param limit how many records to send at most, the first in event-time order
   */
  public Replay(ReplayPlan plan, Pace pace, long limit, Sender sender, ReplayListener listener) {
    this.plan = plan;
    this.pace = pace;
    this.limit = limit;
    this.sender = sender;
    this.tally = new ReplayTally(plan);
    this.meter = new ReplayMeter(plan, pace, limit, listener);
  }

  /**
   * Has the replay wait for {@code stream}, so that nothing comes late.
   *
   * @param delay of the stream's watermark
   */
  void keepInStepWith(StreamReads stream, Duration delay) {
    inStep = new InStep(stream, sender, delay);
  }

  /**
   * Returns when everything was sent, or {@link #stop} was called, and the sender has every record.
   *
   * @return what was sent
   * @throws SendingFailed where a recording cannot be read or the sender did not take a record
   */
  public ReplayResult run() {
    long start = System.nanoTime();
    try (EventTimeOrder records = new EventTimeOrder(plan)) {
      long sent = 0;
      for (ReplayedRecord record = records.next();
          record != null && sent < limit;
          record = records.next()) {
        double due = pace.dueNanos(sent, record.eventTimeMicros());
        if (!waitUntil(start + due) || !waitForStream(record)) {
          break;
        }
        sender.send(record.topic(), record.key(), record.payload());
        tally.count(record);
        sent++;
        meter.sent(record);
      }
    } catch (IOException e) {
      throw new SendingFailed(
          "a recording cannot be read: " + e, "see that its files can be read", e);
    }
    sender.flush();
    return tally.result();
  }

  /** Lets {@link #run} end soon, in order. */
  public void stop() {
    stopped = true;
  }

  /** Returns when the record would not make others late: false if the replay is to stop. */
  private boolean waitForStream(ReplayedRecord record) {
    while (inStep != null && !stopped && !inStep.admits(record.eventTimeMicros())) {
      LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
      meter.look();
    }
    return !stopped;
  }

  /** Returns when it is that late: false if the replay is to stop. */
  private boolean waitUntil(double nanoTime) {
    double pause = nanoTime - System.nanoTime();
    while (pause > 0 && !stopped) {
      LockSupport.parkNanos(Math.min((long) Math.ceil(pause), LONGEST_PAUSE.toNanos()));
      meter.look();
      pause = nanoTime - System.nanoTime();
    }
    return !stopped;
  }
}
