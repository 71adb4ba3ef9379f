package io.citylake.timetravel;

import java.util.OptionalDouble;

/**
 * A column's changes say how far it changed.
 *
 * @param rows in which it did
 * @param largest absolute change, in the column's unit; empty where nothing can be subtracted
 * @param largestRelative to the old value; empty where there is none but 0
 */
public record ColumnChanges(
    String column, long rows, OptionalDouble largest, OptionalDouble largestRelative) {}
