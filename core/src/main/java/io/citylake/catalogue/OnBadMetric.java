package io.citylake.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue says with this what becomes of a value that is no number or not plausible. Whatever
 * is chosen, the record says so: as a note in {@code rejected_metrics}, or as a rejection.
 */
public enum OnBadMetric {
  /** The metric is left out, the rest of the reading stays. */
  DROP_METRIC,
  /** The whole record is a rejection. */
  REJECT,
  /**
   * A number not far beyond its plausible range becomes the bound; what else is bad is left out.
   */
  CLAMP;

  /** The word for it in {@code conf/sensors.conf} and in descriptions of sources. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule of that {@link #label}. */
  public static Optional<OnBadMetric> of(String label) {
    return Arrays.stream(values()).filter(rule -> rule.label().equals(label)).findFirst();
  }

  /** All labels. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(OnBadMetric::label).toList();
  }
}
