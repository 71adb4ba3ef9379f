package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.stack.CityLoad;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** An experiment changes one thing while all else stays. */
enum Experiment {
  CORES("task slots of a JVM"),
  WORKERS("workers of a standalone cluster, one core each"),
  PARTITIONS("of the topic"),
  SENSORS("that send the same number of records"),
  WATERMARK("minutes, windows query alone, 12 hours of event time");

  private static final int BASE_PARTITIONS = 4;
  private static final int BASE_SENSORS = 10_000;

  /** Event time between two records: 10,000 sensors that report each minute. */
  private static final Duration STEP = Duration.ofMillis(6);

  /** Longer than the longest watermark, so that each drops state before the end. */
  private static final Duration WATERMARK_SPAN = Duration.ofHours(12);

  /** State is dropped between batches: one has 20 minutes of event time. */
  private static final int WATERMARK_BATCHES = 36;

  private final String description;

  Experiment(String description) {
    this.description = description;
  }

  /** For people, and for the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What its values are. */
  String description() {
    return description;
  }

  private long[] changes() {
    return switch (this) {
      case CORES, WORKERS -> new long[] {1, 2};
      case PARTITIONS -> new long[] {1, 4, 16};
      case SENSORS -> new long[] {1, 100, 10_000, 100_000};
      case WATERMARK -> new long[] {10, 60, 360};
    };
  }

  /**
   * A case for each value.
   *
   * @param records of the measured phase
   */
  List<ScaleCase> cases(long seed, long records) {
    return Arrays.stream(changes()).mapToObj(value -> of(value, seed, records)).toList();
  }

  private ScaleCase of(long value, long seed, long records) {
    return switch (this) {
      case CORES ->
          new ScaleCase(
              this,
              value,
              base(seed),
              Map.of(),
              List.of("-Dspark.master=local[" + value + "]"),
              OptionalInt.empty());
      case WORKERS ->
          new ScaleCase(this, value, base(seed), Map.of(), List.of(), OptionalInt.of((int) value));
      case PARTITIONS -> local(value, load(seed, STEP, BASE_SENSORS, (int) value), Map.of());
      case SENSORS -> local(value, load(seed, STEP, (int) value, BASE_PARTITIONS), Map.of());
      case WATERMARK ->
          local(
              value,
              load(seed, WATERMARK_SPAN.dividedBy(records), BASE_SENSORS, BASE_PARTITIONS),
              watermarkKeys(value, records));
    };
  }

  private ScaleCase local(long value, CityLoad load, Map<String, String> keys) {
    return new ScaleCase(this, value, load, keys, List.of(), OptionalInt.empty());
  }

  private static CityLoad base(long seed) {
    return load(seed, STEP, BASE_SENSORS, BASE_PARTITIONS);
  }

  /** However many sensors there are, as many records fill a window. */
  private static CityLoad load(long seed, Duration step, int sensors, int partitions) {
    return new CityLoad(seed, sensors, step.multipliedBy(sensors), partitions);
  }

  private static Map<String, String> watermarkKeys(long minutes, long records) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("streaming.run", "[\"windows\"]");
    keys.put("streaming.watermark", minutes + "m");
    keys.put(
        "streaming.queries.windows.max-records-per-trigger",
        Long.toString(Math.max(1, records / WATERMARK_BATCHES)));
    return keys;
  }
}
