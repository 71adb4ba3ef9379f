package io.citylake.maintain;

import org.apache.iceberg.Table;

/**
 * A table's step is one kind of upkeep that any table of the lake may get. Doing it twice does no
 * more than doing it once.
 */
public interface TableStep {
  Step step();

  /** What {@link #run} would do; changes nothing. */
  Outcome plan(Table table);

  /**
   * Does it.
   *
   * @throws org.apache.iceberg.exceptions.CommitFailedException where another writer came between;
   *     trying again on the refreshed table is safe
   */
  Outcome run(Table table);
}
