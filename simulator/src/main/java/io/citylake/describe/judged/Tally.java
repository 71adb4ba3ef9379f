package io.citylake.describe.judged;

import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what became of a sample's records. */
final class Tally {
  private static final int FIRST_READINGS = 3;
  private static final int STEPS = 100_000;

  private final List<Reading> firstReadings = new ArrayList<>();
  private final Map<RejectionReason, Long> rejections = new EnumMap<>(RejectionReason.class);
  private final Map<RejectionReason, Judged.Sample> samples = new EnumMap<>(RejectionReason.class);
  private final Map<String, Long> badMetrics = new TreeMap<>();
  private final Map<String, Long> lastTimes = new HashMap<>();
  private final Set<String> identities = new HashSet<>();
  private final List<Long> steps = new ArrayList<>();
  private long records;
  private long readings;
  private long duplicates;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  void reading(Reading reading) {
    records++;
    readings++;
    if (firstReadings.size() < FIRST_READINGS) {
      firstReadings.add(reading);
    }
    long time = reading.eventTimeMicros();
    first = Math.min(first, time);
    last = Math.max(last, time);
    duplicates += identities.add(reading.sensorId() + '\n' + time) ? 0 : 1;
    Long before = lastTimes.put(reading.sensorId(), time);
    if (before != null && time > before && steps.size() < STEPS) {
      steps.add(time - before);
    }
    reading
        .rejectedMetrics()
        .forEach(
            (name, why) -> badMetrics.merge(name + ": " + why.split("[ :]", 2)[0], 1L, Long::sum));
  }

  void rejection(Rejection rejection, String file, long line, String text) {
    records++;
    rejections.merge(rejection.reason(), 1L, Long::sum);
    samples.putIfAbsent(
        rejection.reason(), new Judged.Sample(file, line, text, rejection.detail()));
  }

  long records() {
    return records;
  }

  Judged judged(boolean isWhole) {
    steps.sort(null);
    return new Judged(
        records,
        isWhole,
        readings,
        lastTimes.size(),
        firstReadings,
        rejections,
        samples,
        badMetrics,
        duplicates,
        readings == 0 ? null : EventTime.toInstant(first),
        readings == 0 ? null : EventTime.toInstant(last),
        steps.isEmpty() ? null : Duration.of(steps.get(steps.size() / 2), ChronoUnit.MICROS));
  }
}
