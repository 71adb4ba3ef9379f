package io.citylake.state;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import scala.collection.AbstractIterator;

/**
 * The entries among which a deduplication finds what it may forget. An entry's value is the time at
 * which it expires. Spark's operator asks for all entries and removes those whose time is not after
 * the watermark; of entries that it leaves, the one with the earliest time says that none with a
 * later one has expired, and those need not be shown to it.
 *
 * <p>So a batch looks at the pages in which something expires, not at the whole state.
 */
final class RowsThatMayHaveExpired extends AbstractIterator<UnsafeRowPair> {
  private final Iterator<RowPage> pages;
  private final UnsafeRowPair pair = new UnsafeRowPair(null, null);
  private final UnsafeRow key;
  private final UnsafeRow value = new UnsafeRow(1);

  /** The earliest time of an entry that was shown and left. */
  private long earliestLeft = Long.MAX_VALUE;

  /** Null behind the last. */
  private RowPage page;

  private int unit;
  private long expires;
  private long earliestOfPage;
  private boolean isNextFound;

  /**
   * @param pages the pages themselves, so that a removed entry is seen to be removed
   */
  RowsThatMayHaveExpired(List<RowPage> pages, int keyColumns) {
    this.pages = pages.stream().sorted(Comparator.comparingLong(RowPage::earliest)).iterator();
    this.key = new UnsafeRow(keyColumns);
    openNextPage();
    isNextFound = findNext();
  }

  @Override
  public boolean hasNext() {
    if (!isNextFound && page != null) {
      heedAnswer();
      isNextFound = findNext();
    }
    return isNextFound;
  }

  @Override
  public UnsafeRowPair next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    isNextFound = false;
    page.pointToKey(unit, key);
    return pair.withRows(key, value);
  }

  private void heedAnswer() {
    if (page.isLive(unit)) {
      earliestLeft = Math.min(earliestLeft, expires);
      earliestOfPage = Math.min(earliestOfPage, expires);
    }
  }

  private boolean findNext() {
    while (page != null) {
      for (unit = page.nextLive(unit + 1); unit >= 0; unit = page.nextLive(unit + 1)) {
        page.pointToValue(unit, value);
        expires = value.getLong(0);
        if (expires < earliestLeft) {
          return true;
        }
        earliestOfPage = Math.min(earliestOfPage, expires);
      }
      page.earliestIs(earliestOfPage);
      openNextPage();
    }
    return false;
  }

  private void openNextPage() {
    page = pages.hasNext() ? pages.next() : null;
    if (page != null && page.earliest() >= earliestLeft) {
      page = null; // nor do the pages behind it begin earlier
    }
    unit = -1;
    earliestOfPage = Long.MAX_VALUE;
  }
}
