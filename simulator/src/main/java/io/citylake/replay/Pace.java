package io.citylake.replay;

import io.citylake.time.EventTime;
import java.time.Duration;

/** The pace of a replay says when the next record is due. For one replay. */
public abstract sealed class Pace {
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private static final double NANOS_PER_MICRO = 1_000;

  private Pace() {}

  /**
   * As it was recorded, or faster.
   *
   * @param factor seconds of event time in a second of real time, over zero
   * @param longestWait real time; a gap that would take longer is cut to it
   */
  public static Pace byEventTime(double factor, Duration longestWait) {
    return new ByEventTime(factor, longestWait);
  }

  /** As fast as Kafka takes it. */
  public static Pace atOnce() {
    return new AtRate(Double.POSITIVE_INFINITY);
  }

  /**
   * Evenly, whatever the event times.
   *
   * @param recordsPerSecond over zero
   */
  public static Pace atRate(double recordsPerSecond) {
    return new AtRate(recordsPerSecond);
  }

  /**
   * Real time from the beginning of the replay until this record is due, nanoseconds. To be asked
   * once for each record, in their order.
   *
   * @param record its number, from 0
   * @param eventTimeMicros {@link EventTime#INVALID} where none is known
   */
  abstract double dueNanos(long record, long eventTimeMicros);

  /**
   * Real time until the end, nanoseconds, as far as can be told; NaN where nothing can.
   *
   * @param elapsedNanos real time since the beginning
   * @param shareSent of the records, 0 to 1
   * @param lastMicros the last event time
   */
  abstract double remainingNanos(long elapsedNanos, double shareSent, long lastMicros);

  private static final class ByEventTime extends Pace {
    private final double factor;
    private final double longestWaitNanos;
    private long latest = EventTime.INVALID;
    private double due;

    ByEventTime(double factor, Duration longestWait) {
      this.factor = factor;
      this.longestWaitNanos = longestWait.getSeconds() * NANOS_PER_SECOND + longestWait.getNano();
    }

    @Override
    double dueNanos(long record, long eventTimeMicros) {
      if (latest != EventTime.INVALID) {
        due += Math.min(longestWaitNanos, nanosBetween(latest, eventTimeMicros));
      }
      latest = eventTimeMicros;
      return due;
    }

    @Override
    double remainingNanos(long elapsedNanos, double shareSent, long lastMicros) {
      return latest == EventTime.INVALID
          ? Double.NaN
          : Math.max(0, due + nanosBetween(latest, lastMicros) - elapsedNanos);
    }

    private double nanosBetween(long earlierMicros, long laterMicros) {
      return (laterMicros - earlierMicros) * NANOS_PER_MICRO / factor;
    }
  }

  private static final class AtRate extends Pace {
    private final double nanosPerRecord;

    AtRate(double recordsPerSecond) {
      this.nanosPerRecord = NANOS_PER_SECOND / recordsPerSecond;
    }

    @Override
    double dueNanos(long record, long eventTimeMicros) {
      return record * nanosPerRecord;
    }

    @Override
    double remainingNanos(long elapsedNanos, double shareSent, long lastMicros) {
      return shareSent > 0 ? elapsedNanos * (1 - shareSent) / shareSent : Double.NaN;
    }
  }
}
