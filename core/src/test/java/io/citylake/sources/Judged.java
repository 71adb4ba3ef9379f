package io.citylake.sources;

import io.citylake.catalogue.ListedType.ListedMetric;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Judges records of foreign topics, and writes a judgement as one line that a person can read. */
public final class Judged {
  public static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();
  static final Instant ARRIVAL = Instant.parse("2026-01-15T12:00:00Z");

  private final JudgeRecord judge;
  private final Instant arrival;
  private final ReadingDraft draft = new ReadingDraft();

  Judged(FormatsByTopic formats) {
    this(formats, ARRIVAL);
  }

  Judged(FormatsByTopic formats, Instant arrival) {
    this.arrival = arrival;
    this.judge =
        new JudgeRecord(
            CATALOGUE,
            formats,
            new ValidationLimits(
                Duration.ofMinutes(5), Instant.parse("2000-01-01T00:00:00Z"), 1 << 20));
  }

  Judgement record(String topic, byte[] key, byte[] payload) {
    return judge.judge(topic, key, payload, EventTime.toMicros(arrival), draft);
  }

  public String shown(String topic, String payload) {
    return shown(record(topic, null, payload.getBytes(StandardCharsets.UTF_8)));
  }

  public static String shown(Judgement judgement) {
    if (judgement instanceof Rejection rejection) {
      return rejection.reason() + ": " + rejection.detail();
    }
    Reading reading = (Reading) judgement;
    String place =
        Double.isNaN(reading.latitude())
            ? ""
            : " at %s %s".formatted(reading.latitude(), reading.longitude());
    return "%s %s%s%s%s %s%s%s%s%s"
        .formatted(
            reading.sensorType(),
            reading.sensorId(),
            reading.city() == null ? "" : ", " + reading.city(),
            reading.district() == null ? "" : ", " + reading.district(),
            place,
            EventTime.toInstant(reading.eventTimeMicros()),
            metrics(reading),
            reading.attributes().isEmpty() ? "" : " " + new TreeMap<>(reading.attributes()),
            reading.eventId() == null ? "" : " id " + reading.eventId(),
            reading.rejectedMetrics().isEmpty()
                ? ""
                : " rejected " + new TreeMap<>(reading.rejectedMetrics()));
  }

  private static String metrics(Reading reading) {
    String known =
        CATALOGUE.metricNames().stream()
            .filter(name -> !Double.isNaN(value(reading, name)))
            .map(name -> " %s %s".formatted(name, rounded(value(reading, name))))
            .collect(Collectors.joining());
    String others =
        new TreeMap<>(reading.otherMetrics())
            .entrySet().stream()
                .map(other -> " (%s %s)".formatted(other.getKey(), rounded(other.getValue())))
                .collect(Collectors.joining());
    return known + others;
  }

  static double value(Reading reading, String metric) {
    ListedMetric own = reading.type().metric(metric);
    return own == null ? Double.NaN : reading.metrics()[own.place()];
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replaceAll("\\.?0+$", "");
  }
}
