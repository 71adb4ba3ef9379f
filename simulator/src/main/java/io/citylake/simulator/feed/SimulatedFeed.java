package io.citylake.simulator.feed;

import io.citylake.reading.RejectionReason;
import io.citylake.simulator.city.Hash;
import io.citylake.simulator.city.Micros;
import io.citylake.simulator.city.Sensor;
import io.citylake.simulator.city.SensorFleet;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A simulated feed gives the reports of a city in the order in which they are sent, silent ones
 * included. Not for several threads.
 */
public final class SimulatedFeed implements Iterator<Report> {
  /** How far apart a reading and its duplicate are in city time at most. */
  static final long LONGEST_REPETITION = 2 * Micros.MINUTE;

  private static final long MOST_REPORTS_BETWEEN_REPETITIONS = 1_000_000;
  private static final int ORIGINALS_TRIED = 20;

  private final SimulationSettings settings;
  private final CityClock clock;
  private final SensorFleet fleet;
  private final FaultPlan plan;
  private final PayloadWriter payloads;
  private final long farthestOriginal;
  private final long start;

  private long next;
  private long records;

  public SimulatedFeed(SimulationSettings settings) {
    this.settings = settings;
    this.clock = settings.clock();
    this.fleet = new SensorFleet(settings.seed(), settings.sensors());
    this.plan = new FaultPlan(settings.faults());
    this.payloads = new PayloadWriter(fleet);
    this.start = clock.micros(0);
    this.farthestOriginal =
        Math.max(
            1,
            Math.min(
                MOST_REPORTS_BETWEEN_REPETITIONS,
                (long) (LONGEST_REPETITION / clock.stepMicros())));
  }

  @Override
  public boolean hasNext() {
    return records < settings.maxRecords() && cityTimeMicros() < settings.untilMicros();
  }

  @Override
  public Report next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Report report = report(next++);
    if (!report.isSilent()) {
      records++;
    }
    return report;
  }

  /** How many reports were given so far, silent ones included. */
  public long reports() {
    return next;
  }

  /** How many records were given so far. */
  public long records() {
    return records;
  }

  /** City time of the report that is next, microseconds since 1970-01-01T00:00:00Z. */
  public long cityTimeMicros() {
    return clock.micros(next);
  }

  /** How much of the feed is behind, 0 to 1; NaN where it has no end. */
  public double shareDone() {
    double ofRecords = (double) records / settings.maxRecords();
    boolean timeEnds = settings.untilMicros() != SimulationSettings.UNLIMITED;
    if (settings.maxRecords() == SimulationSettings.UNLIMITED && !timeEnds) {
      return Double.NaN;
    }
    double ofTime =
        timeEnds ? (double) (cityTimeMicros() - start) / (settings.untilMicros() - start) : 0;
    return Math.min(1, Math.max(ofRecords, ofTime));
  }

  /** The report of a number from 0, whichever were asked for before. */
  Report report(long number) {
    Sensor sensor = sensor(number);
    long now = clock.micros(number);
    Fault fault = plan.fault(sensor, now);
    if (fault != Fault.DUPLICATE) {
      return report(sensor, now, fault);
    }
    long original = original(number, sensor, now);
    if (original < 0) {
      return report(sensor, now, Fault.NONE);
    }
    Sensor repeating = sensor(original);
    long then = clock.micros(original);
    Report first = report(repeating, then, plan.fault(repeating, then));
    return new Report(repeating, now, first.eventTimeMicros(), fault, null, first.payload());
  }

  private Report report(Sensor sensor, long now, Fault fault) {
    long skew = plan.skew(sensor);
    return switch (fault) {
      case NONE, DUPLICATE, CLOCK_SKEW -> reading(sensor, now, now, now + skew, fault);
      case STUCK -> reading(sensor, now, plan.stuckSince(sensor, now), now + skew, fault);
      case LATE -> heldUp(sensor, now, plan.lateness(sensor, now), skew, fault);
      case OUT_OF_ORDER ->
          heldUp(sensor, now, plan.disorder(sensor, now, clock.stepMicros()), skew, fault);
      case FUTURE -> future(sensor, now, now + skew + FaultPlan.FUTURE_AHEAD);
      case MALFORMED -> defective(sensor, now, now + skew, fault, plan.malformation(sensor, now));
      case OUT_OF_RANGE -> defective(sensor, now, now + skew, fault, Defect.OUT_OF_RANGE);
      case DROPPED -> new Report(sensor, now, now, fault, null, null);
    };
  }

  private Report heldUp(Sensor sensor, long now, long delay, long skew, Fault fault) {
    return reading(sensor, now, now - delay, now - delay + skew, fault);
  }

  private Report reading(Sensor sensor, long now, long measuredAt, long eventTime, Fault fault) {
    byte[] payload = payloads.write(sensor, now, measuredAt, eventTime, Defect.NONE);
    return new Report(sensor, now, eventTime, fault, null, payload);
  }

  private Report future(Sensor sensor, long now, long eventTime) {
    byte[] payload = payloads.write(sensor, now, now, eventTime, Defect.NONE);
    return new Report(
        sensor, now, eventTime, Fault.FUTURE, RejectionReason.FUTURE_TIMESTAMP, payload);
  }

  private Report defective(Sensor sensor, long now, long eventTime, Fault fault, Defect defect) {
    byte[] payload = payloads.write(sensor, now, now, eventTime, defect);
    return new Report(sensor, now, eventTime, fault, defect.rejection(), payload);
  }

  /** The number of the earlier report that a duplicate repeats; -1 where there is none near. */
  private long original(long number, Sensor sensor, long now) {
    long farthest = Math.min(number, farthestOriginal);
    for (int attempt = 0; attempt < ORIGINALS_TRIED && farthest > 0; attempt++) {
      long hash = Hash.of(FaultPlan.detail(sensor, now), attempt);
      long candidate = number - 1 - Hash.index(hash, (int) farthest);
      if (plan.fault(sensor(candidate), clock.micros(candidate)).isRepeatable()) {
        return candidate;
      }
    }
    return -1;
  }

  private Sensor sensor(long number) {
    return fleet.sensors().get((int) (number % settings.sensors()));
  }
}
