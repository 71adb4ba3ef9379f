package io.citylake.recordfiles;

import io.citylake.recordfiles.EncodedColumn.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;

/**
 * One column of the records that came so far. Only rows with a value touch it: those before are
 * found to be null when the next value comes, or at the end.
 */
abstract class ColumnBuffer {
  /** Few: a batch of history has columns of many days. */
  static final int FIRST_VALUES = 8;

  static final int[] NONE = {};

  private final ColumnDescriptor column;
  private final Levels repetitions;
  private final Levels definitions;
  private int rows;
  private int entries;
  private int nulls;

  ColumnBuffer(ColumnDescriptor column) {
    this.column = column;
    int repetition = column.getMaxRepetitionLevel();
    int definition = column.getMaxDefinitionLevel();
    this.repetitions = repetition == 0 ? null : new Levels(repetition);
    this.definitions = definition == 0 ? null : new Levels(definition);
  }

  /** Notes that {@code row} has a value, its only one or its first. */
  final void startRow(int row) {
    noteNullsUntil(row);
    note(0);
    rows = row + 1;
  }

  /** Notes that the row that was started last has another value. */
  final void continueRow() {
    note(1);
  }

  private void note(int repetition) {
    entries++;
    if (repetitions != null) {
      repetitions.add(repetition, 1);
    }
    if (definitions != null) {
      definitions.add(column.getMaxDefinitionLevel(), 1);
    }
  }

  private void noteNullsUntil(int row) {
    int missing = row - rows;
    if (missing == 0) {
      return;
    }
    if (definitions == null) {
      throw new IllegalStateException("a required column has no value: " + column);
    }
    entries += missing;
    nulls += missing;
    definitions.add(0, missing);
    if (repetitions != null) {
      repetitions.add(0, missing);
    }
  }

  /** How many values were added. */
  abstract int count();

  /**
   * The first of each of the distinct values, where they are so few that a dictionary pays.
   *
   * @param places is filled with the place among them of each value
   * @return empty where they are too many
   */
  abstract int[] findDistinct(int[] places);

  /** Appends a value as Parquet's plain encoding has it. */
  abstract void append(int value, PageBytes page, Statistics<?> statistics);

  /**
   * The column's pages.
   *
   * @param allRows of the row group
   */
  final EncodedColumn encode(int allRows, CompressPages compress) {
    noteNullsUntil(allRows);
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    PageBytes data = new PageBytes(count());
    appendLevels(data);
    int[] places = new int[count()];
    int[] distinct = findDistinct(places);
    Page dictionary = null;
    if (distinct.length == 0) {
      for (int value = 0; value < count(); value++) {
        append(value, data, statistics);
      }
    } else {
      PageBytes values = new PageBytes(distinct.length * Long.BYTES);
      for (int value : distinct) {
        append(value, values, statistics);
      }
      dictionary = compress.page(values);
      appendPlaces(places, distinct.length, data);
    }
    boolean isEmpty = count() == 0;
    return new EncodedColumn(
        entries,
        nulls,
        distinct.length,
        dictionary,
        compress.page(data),
        isEmpty ? null : statistics.getMinBytes(),
        isEmpty ? null : statistics.getMaxBytes());
  }

  private void appendLevels(PageBytes page) {
    if (repetitions != null) {
      repetitions.appendTo(page);
    }
    if (definitions != null) {
      definitions.appendTo(page);
    }
  }

  private static void appendPlaces(int[] places, int distinct, PageBytes page) {
    int bitWidth = Integer.SIZE - Integer.numberOfLeadingZeros(distinct - 1);
    page.putByte(bitWidth);
    RunLengthBitPackingHybridEncoder encoder = Levels.encoder(bitWidth);
    try {
      for (int place : places) {
        encoder.writeInt(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    page.put(Levels.bytes(encoder));
  }
}
