package io.citylake.models;

import io.citylake.tables.Column;
import java.util.Optional;

/**
 * A mart's column has a type, a unit and bounds.
 *
 * @param range what its values may be; empty where anything may
 */
public record MartColumn(Column column, Optional<Range> range) {

  /** Both ends inclusive, in the column's unit. */
  public record Range(double min, double max) {}

  public String name() {
    return column.name();
  }
}
