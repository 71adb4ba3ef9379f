package io.citylake.preview;

import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import io.citylake.settings.Settings;
import io.citylake.sources.FormatsByTopic;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges the records of one source as the jobs would, and takes note of what a person who describes
 * it wants to know. It remembers about 100 bytes of a reading.
 */
public final class PreviewSource {
  private static final int FIRST_READINGS = 5;

  private final SourceDescription description;
  private final JudgeRecord judge;
  private final long arrivalMicros;
  private final Watermark watermark;
  private final ReadingDraft draft = new ReadingDraft();
  private final UnusedKeys unused;
  private final Copies identities = new Copies();
  private final Map<String, Finding.Counter> rejections = new TreeMap<>();
  private final Map<String, Finding.Counter> leftOut = new TreeMap<>();
  private final Finding.Counter copies = new Finding.Counter();
  private final Finding.Counter late = new Finding.Counter();
  private final Map<String, MetricSpan.Counter> metrics = new LinkedHashMap<>();
  private final Map<String, SensorTimes> sensors = new TreeMap<>();
  private final Places.Counter places = new Places.Counter();
  private final List<FirstReading> firstReadings = new ArrayList<>();
  private long records;
  private long readings;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /**
   * @param settings the sensor catalogue and the limits of what is believed
   * @param arrival when all records arrive
   * @param watermark the same for sources that are read together
   */
  public PreviewSource(
      SourceDescription description, Settings settings, Instant arrival, Watermark watermark) {
    this.description = description;
    this.judge =
        new JudgeRecord(
            settings.catalogue(), FormatsByTopic.of(List.of(description)), settings.limits());
    this.arrivalMicros = EventTime.toMicros(arrival);
    this.watermark = watermark;
    this.unused = new UnusedKeys(description);
  }

  /** Judges the next record. */
  public void take(PreviewRecord record) {
    records++;
    unused.take(record.payload());
    Judgement judgement =
        judge.judge(topic(), record.key(), record.payload(), arrivalMicros, draft);
    if (judgement instanceof Reading reading) {
      take(record, reading);
    } else if (judgement instanceof Rejection rejection) {
      counter(rejections, rejection.reason().name()).add(record, rejection.detail());
    }
  }

  private void take(PreviewRecord record, Reading reading) {
    readings++;
    long time = reading.eventTimeMicros();
    first = Math.min(first, time);
    last = Math.max(last, time);
    if (firstReadings.size() < FIRST_READINGS) {
      firstReadings.add(FirstReading.of(record, reading));
    }
    reading.rejectedMetrics().forEach((name, why) -> takeLeftOut(record, name, why));
    if (identities.repeats(reading)) {
      copies.add(record, reading.sensorId() + " at " + Times.text(time));
    }
    if (watermark.leavesBehind(time)) {
      late.add(record, reading.sensorId() + " at " + Times.text(time));
    }
    takeMetrics(reading);
    sensors
        .computeIfAbsent(reading.sensorId(), id -> new SensorTimes(reading.sensorType().name()))
        .add(time);
    places.add(reading);
  }

  /**
   * @param why a reason, a colon and the detail
   */
  private void takeLeftOut(PreviewRecord record, String name, String why) {
    int colon = why.indexOf(": ");
    counter(leftOut, name + " " + why.substring(0, colon)).add(record, why.substring(colon + 2));
  }

  private void takeMetrics(Reading reading) {
    String type = reading.sensorType().name();
    for (int place = 0; place < reading.metrics().length; place++) {
      double value = reading.metrics()[place];
      if (!Double.isNaN(value)) {
        var metric = reading.sensorType().metrics().get(place);
        metrics
            .computeIfAbsent(
                type + " " + metric.name(), key -> new MetricSpan.Counter(type, metric))
            .add(value);
      }
    }
  }

  private static Finding.Counter counter(Map<String, Finding.Counter> counters, String subject) {
    return counters.computeIfAbsent(subject, s -> new Finding.Counter());
  }

  /** The first of the source's topics. */
  private String topic() {
    return description.topics().get(0);
  }

  /**
   * What was found.
   *
   * @param files how many hold the records
   * @param notSent lines that are no records, by the cause
   * @param ignoredColumns that the files have and the description does not know
   */
  public SourcePreview result(int files, Map<String, Long> notSent, List<String> ignoredColumns) {
    return new SourcePreview(
        description.name(),
        description.topics(),
        files,
        notSent,
        ignoredColumns,
        records,
        readings,
        findings(rejections),
        findings(leftOut),
        copies.finding("copies"),
        late.finding("late"),
        readings == 0 ? null : Times.text(first),
        readings == 0 ? null : Times.text(last),
        metrics.values().stream().map(MetricSpan.Counter::span).toList(),
        sensors.entrySet().stream().map(e -> e.getValue().span(e.getKey())).toList(),
        places.places(),
        List.copyOf(firstReadings),
        records == 0 ? List.of() : unused.found());
  }

  private static List<Finding> findings(Map<String, Finding.Counter> counters) {
    return counters.entrySet().stream()
        .map(entry -> entry.getValue().finding(entry.getKey()))
        .sorted(Comparator.comparingLong(Finding::count).reversed())
        .toList();
  }
}
