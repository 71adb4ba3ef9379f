package io.citylake.state;

import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import scala.collection.AbstractIterator;

/** The entries of pages in the order in which they were appended. Each call gives the same pair. */
final class LivingRows extends AbstractIterator<UnsafeRowPair> {
  private final List<RowPage> pages;
  private final UnsafeRowPair pair = new UnsafeRowPair(null, null);
  private final UnsafeRow key;
  private final UnsafeRow value;
  private int page;
  private int unit = -1;

  LivingRows(List<RowPage> pages, int keyColumns, int valueColumns) {
    this.pages = pages;
    this.key = new UnsafeRow(keyColumns);
    this.value = new UnsafeRow(valueColumns);
    advance();
  }

  private void advance() {
    int from = unit + 1;
    unit = -1;
    while (page < pages.size()) {
      unit = pages.get(page).nextLive(from);
      if (unit >= 0) {
        return;
      }
      page++;
      from = 0;
    }
  }

  @Override
  public boolean hasNext() {
    return unit >= 0;
  }

  @Override
  public UnsafeRowPair next() {
    if (unit < 0) {
      throw new NoSuchElementException();
    }
    pages.get(page).pointToKey(unit, key);
    pages.get(page).pointToValue(unit, value);
    advance();
    return pair.withRows(key, value);
  }
}
