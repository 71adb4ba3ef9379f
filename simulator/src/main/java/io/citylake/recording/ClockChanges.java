package io.citylake.recording;

import io.citylake.format.foreign.ForeignFormat;
import io.citylake.format.foreign.ForeignFormat.Glimpse;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the two times apart that a local time means when the clocks go back, by the order of each
 * sensor's records in the file: what comes after a later one belongs to the second hour.
 *
 * <p>Where a sensor has but one such time, as hourly records have, it is the second time from where
 * it comes more often than the time before it did. In files whose latest record comes first,
 * everything is the other way round.
 */
final class ClockChanges {
  private static final long NANOS_PER_MICRO = 1_000;

  private final ForeignFormat format;
  private final boolean isByOrder;
  private final Map<String, Sensor> sensors = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();
  private long later;
  private long earlier;

  /** A record whose time means two. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Twice(int slot, long firstMicros, Duration overlap, byte[] record) {}

  /** The records of a sensor one behind the other whose times mean two. */
  private static final class Run {
    private final List<Twice> records = new ArrayList<>();
    private final int usualAtOneTime;

    Run(int usualAtOneTime) {
      this.usualAtOneTime = usualAtOneTime;
    }

    /** From which of the records on it is the second hour; all of them for none. */
    private int secondHour() {
      for (int i = 1; i < records.size(); i++) {
        if (records.get(i).firstMicros() < records.get(i - 1).firstMicros()) {
          return i;
        }
      }
      boolean isOneTime = records.stream().map(Twice::firstMicros).distinct().limit(2).count() == 1;
      return isOneTime ? Math.min(usualAtOneTime, records.size()) : records.size();
    }
  }

  /** What came last of a sensor. */
  private static final class Sensor {
    private long lastMicros = EventTime.INVALID;
    private long micros = EventTime.INVALID;
    private int atThisTime = 1;
    private Run run;
  }

  ClockChanges(ForeignFormat format) {
    this.format = format;
    this.isByOrder = format.isByOrder();
  }

  /**
   * Takes note of the file's next record.
   *
   * @param slot its place in the index
   */
  void note(Glimpse glimpse, byte[] record, int slot) {
    if (!isByOrder || glimpse.eventTimeMicros() == EventTime.INVALID) {
      return;
    }
    Sensor sensor = sensors.computeIfAbsent(String.valueOf(glimpse.sensorId()), s -> new Sensor());
    countStep(sensor, glimpse.eventTimeMicros());
    Duration overlap = format.overlap(record);
    if (overlap.isZero()) {
      boolean isSameTime = glimpse.eventTimeMicros() == sensor.micros;
      sensor.atThisTime = isSameTime ? sensor.atThisTime + 1 : 1;
      sensor.micros = glimpse.eventTimeMicros();
      sensor.run = null;
      return;
    }
    if (sensor.run == null) {
      sensor.run = new Run(sensor.atThisTime);
      runs.add(sensor.run);
    }
    sensor.run.records.add(new Twice(slot, glimpse.eventTimeMicros(), overlap, record));
  }

  /** Only a sensor's own records tell which way round a file goes: sensors may take turns. */
  private void countStep(Sensor sensor, long micros) {
    if (sensor.lastMicros != EventTime.INVALID) {
      later += micros > sensor.lastMicros ? 1 : 0;
      earlier += micros < sensor.lastMicros ? 1 : 0;
    }
    sensor.lastMicros = micros;
  }

  /** Writes the offset behind the times that belong to the second hour, and corrects the index. */
  void resolve(LineIndex index, RewrittenRecords rewritten) throws IOException {
    boolean latestFirst = earlier > later;
    for (Run run : runs) {
      if (latestFirst) {
        Collections.reverse(run.records);
      }
      for (Twice twice : run.records.subList(run.secondHour(), run.records.size())) {
        byte[] record = format.shifted(twice.record(), twice.overlap());
        long micros = twice.firstMicros() + twice.overlap().toNanos() / NANOS_PER_MICRO;
        index.replace(twice.slot(), micros, rewritten.add(record), record.length);
      }
    }
  }
}
