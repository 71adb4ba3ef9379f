package io.citylake.postgres;

import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.tables.WindowRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Windows and epochs with what a test does not care about filled in. */
final class TestRows {
  static final Instant TWO_O_CLOCK = Instant.parse("2026-01-15T14:00:00Z");
  static final Instant FIVE_PAST_TWO = Instant.parse("2026-01-15T14:05:00Z");
  static final Instant TEN_PAST_TWO = Instant.parse("2026-01-15T14:10:00Z");

  private static final Duration WINDOW = Duration.ofMinutes(5);

  private TestRows() {}

  /** {@code readings} readings of pm2_5, each of {@code value}, in Wola. */
  static WindowRow window(Instant start, long readings, double value) {
    return window(start, "Warsaw", "Wola", readings, value);
  }

  static WindowRow window(
      Instant start, String city, String district, long readings, double value) {
    return new WindowRow(
        start,
        start.plus(WINDOW),
        city,
        district,
        "air_quality",
        "pm2_5",
        readings,
        readings * value,
        value,
        value,
        readings * value * value);
  }

  /** An epoch of the windows query that read 100 records of one partition. */
  static Epoch epoch(String checkpoint, long number) {
    return epoch("windows", checkpoint, number, TWO_O_CLOCK);
  }

  static Epoch epoch(String query, String checkpoint, long number, Instant watermark) {
    return new Epoch(
        query,
        checkpoint,
        number,
        Optional.empty(),
        Optional.ofNullable(watermark),
        List.of(new OffsetRange("smart-city-sensors", 0, number * 100, number * 100 + 100)));
  }
}
