package io.citylake.replay;

import io.citylake.reading.EventTime;
import java.time.Duration;

/** When the next record is due. For one replay. */
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
   * The share of the replay that is done, 0 to 1.
   *
   * @param recordsDone share of the records
   * @param eventTimeDone share of the event time from the first record to the last
   */
  abstract double shareDone(double recordsDone, double eventTimeDone);

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
        due += Math.min(longestWaitNanos, (eventTimeMicros - latest) * NANOS_PER_MICRO / factor);
      }
      latest = eventTimeMicros;
      return due;
    }

    @Override
    double shareDone(double recordsDone, double eventTimeDone) {
      return eventTimeDone;
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
    double shareDone(double recordsDone, double eventTimeDone) {
      return recordsDone;
    }
  }
}
