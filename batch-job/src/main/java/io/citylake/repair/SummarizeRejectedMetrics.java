package io.citylake.repair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts what readings lack because it was bad, by topic, sensor type, metric and reason. */
final class SummarizeRejectedMetrics {
  private static final String AFTER_REASON = ": ";

  private static final Comparator<RejectedMetric> BY_TOPIC =
      Comparator.comparing(RejectedMetric::topic)
          .thenComparing(Comparator.comparingLong(RejectedMetric::readings).reversed())
          .thenComparing(RejectedMetric::sensorType)
          .thenComparing(RejectedMetric::metric)
          .thenComparing(RejectedMetric::reason);

  private final Predicate<String> isSelected;
  private final Map<Key, Counted> groups = new HashMap<>();

  /**
   * @param isSelected whether a reason is asked for
   */
  SummarizeRejectedMetrics(Predicate<String> isSelected) {
    this.isSelected = isSelected;
  }

  private record Key(String topic, String sensorType, String metric, String reason) {}

  private static final class Counted {
    private long readings;
    private long newestMicros = Long.MIN_VALUE;
    private String newestDetail;
  }

  /**
   * Counts what one reading lacks.
   *
   * @param arrivalMicros microseconds since 1970-01-01T00:00:00Z
   * @param rejectedMetrics what was bad, by metric: the reason, a colon and the detail
   */
  void add(
      String topic, String sensorType, long arrivalMicros, Map<String, String> rejectedMetrics) {
    rejectedMetrics.forEach(
        (metric, detail) -> {
          String reason = detail.split(":", 2)[0];
          if (isSelected.test(reason)) {
            Counted group =
                groups.computeIfAbsent(
                    new Key(topic, sensorType, metric, reason), key -> new Counted());
            group.readings++;
            if (arrivalMicros > group.newestMicros) {
              group.newestMicros = arrivalMicros;
              group.newestDetail = detail;
            }
          }
        });
  }

  /** The groups, sorted by topic, most readings first. */
  List<RejectedMetric> groups() {
    List<RejectedMetric> sorted = new ArrayList<>();
    groups.forEach(
        (key, group) ->
            sorted.add(
                new RejectedMetric(
                    key.topic(),
                    key.sensorType(),
                    ForTerminals.excerpt(key.metric()),
                    key.reason(),
                    group.readings,
                    ForTerminals.excerpt(
                        group.newestDetail.substring(
                            key.reason().length() + AFTER_REASON.length())))));
    sorted.sort(BY_TOPIC);
    return sorted;
  }
}
