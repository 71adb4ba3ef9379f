package io.citylake.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * A metric is one measured quantity, as the sensor catalogue declares it for one sensor type.
 *
 * @param name snake_case name; also the lake's column name
 * @param unit the unit of every value that bears this name, for example {@code ug/m3}
 * @param min the smallest plausible value, inclusive, in {@code unit}
 * @param max the largest plausible value, inclusive, in {@code unit}
 * @param aliases other spellings in use; never null
 * @param description what it measures, for people; never null
 * @param onBad what becomes of a value that is no number or not plausible
 */
public record Metric(
    String name,
    String unit,
    double min,
    double max,
    List<String> aliases,
    String description,
    OnBadMetric onBad)
    implements Serializable {

  public Metric {
    aliases = List.copyOf(aliases);
  }

  /** A metric that is left out where its value is bad. */
  public Metric(
      String name, String unit, double min, double max, List<String> aliases, String description) {
    this(name, unit, min, max, aliases, description, OnBadMetric.DROP_METRIC);
  }

  /** Whether {@code value} (in {@link #unit}) is plausible; false for NaN. */
  public boolean accepts(double value) {
    return value >= min && value <= max;
  }

  /**
   * Whether {@code value} is beyond the plausible range by no more than the range's own width: so
   * far a sensor may overshoot. What is farther means something else, such as -999 for no value.
   */
  public boolean isOvershotBy(double value) {
    double width = max - min;
    return !accepts(value) && value >= min - width && value <= max + width;
  }

  /** The plausible value that is nearest to {@code value}, which is not NaN. */
  public double nearest(double value) {
    return Math.min(max, Math.max(min, value));
  }
}
