package io.citylake.simulator.feed;

import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts reports while they are sent. Not for several threads. */
public final class Tally {
  private final Map<String, OfType> types = new HashMap<>();
  private long firstEventTime = Long.MAX_VALUE;
  private long lastEventTime = Long.MIN_VALUE;

  private static final class OfType {
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final Map<RejectionReason, Long> rejections = new EnumMap<>(RejectionReason.class);
  }

  public void count(Report report) {
    OfType ofType = types.computeIfAbsent(report.sensor().sensorType(), sensorType -> new OfType());
    ofType.faults.merge(report.fault(), 1L, Long::sum);
    if (report.rejection() != null) {
      ofType.rejections.merge(report.rejection(), 1L, Long::sum);
    } else if (!report.isSilent()) {
      firstEventTime = Math.min(firstEventTime, report.eventTimeMicros());
      lastEventTime = Math.max(lastEventTime, report.eventTimeMicros());
    }
  }

  /** What was counted so far. */
  public TopicAnswer answer() {
    Map<String, Counts> bySensorType = new TreeMap<>();
    types.forEach(
        (type, counts) -> bySensorType.put(type, new Counts(counts.faults, counts.rejections)));
    boolean anyReading = firstEventTime <= lastEventTime;
    return new TopicAnswer(
        bySensorType,
        anyReading ? EventTime.toInstant(firstEventTime) : null,
        anyReading ? EventTime.toInstant(lastEventTime) : null);
  }
}
