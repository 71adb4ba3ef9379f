package io.citylake.catalogue;

import java.io.Serializable;
import java.util.List;

/**
 * One measured quantity, as the sensor catalogue declares it for one sensor type.
 *
 * @param name snake_case name; also the lake's column name
 * @param unit the unit of every value that bears this name, for example {@code ug/m3}
 * @param min the smallest plausible value, inclusive, in {@code unit}
 * @param max the largest plausible value, inclusive, in {@code unit}
 * @param aliases other spellings in use; never null
 * @param description what it measures, for people; never null
 */
public record Metric(
    String name, String unit, double min, double max, List<String> aliases, String description)
    implements Serializable {

  public Metric {
    aliases = List.copyOf(aliases);
  }

  /** Whether {@code value} (in {@link #unit}) is plausible; false for NaN. */
  public boolean accepts(double value) {
    return value >= min && value <= max;
  }
}
