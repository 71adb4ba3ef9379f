package io.citylake.state;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * A hash table of rows in pages of bytes. An entry is no object: a million of them costs the
 * garbage collector nothing, and the state of a deduplication lives long.
 *
 * <p>Linear probing over hash and address, deleting by shifting back. Space of the dead is won back
 * page by page: a page is dropped when all of it is dead, which is the rule where entries expire in
 * the order in which they came, and {@link #tidy} moves what is left of those that nearly are.
 */
final class RowTable {
  /** Below half of G1's smallest region: the collector may move it. */
  private static final int PAGE_BYTES = 256 * 1024;

  private static final int UNITS_OF_PAGE = PAGE_BYTES / RowPage.UNIT_BYTES;
  private static final int FIRST_CAPACITY = 64;

  private final UnsafeRow keyOfMoved;
  private final UnsafeRow valueOfMoved;

  /** By number; null where a page was dropped. */
  private RowPage[] pages = new RowPage[4];

  private final Deque<Integer> droppedPages = new ArrayDeque<>();
  private int pageCount;
  private int currentPage = -1;

  /** The hash in the upper half, one more than the address in the lower; 0 where nothing is. */
  private long[] index = new long[FIRST_CAPACITY];

  private int size;

  RowTable(int keyColumns, int valueColumns) {
    this.keyOfMoved = new UnsafeRow(keyColumns);
    this.valueOfMoved = new UnsafeRow(valueColumns);
  }

  int size() {
    return size;
  }

  /** What it takes of the heap. */
  long sizeInBytes() {
    return 8L * index.length + pages().stream().mapToLong(RowPage::sizeInBytes).sum();
  }

  /**
   * Lets a row point to a key's value.
   *
   * @return whether there is one
   */
  boolean get(UnsafeRow key, UnsafeRow value) {
    int slot = slot(key, hash(key));
    if (index[slot] == 0) {
      return false;
    }
    int address = address(slot);
    page(address).pointToValue(unit(address), value);
    return true;
  }

  /** Copies both. */
  void put(UnsafeRow key, UnsafeRow value) {
    int hash = hash(key);
    int slot = slot(key, hash);
    if (index[slot] != 0) {
      kill(address(slot));
    } else if (++size > index.length / 2) {
      grow();
      slot = slot(key, hash);
    }
    index[slot] = ((long) hash << 32) | (append(key, value) + 1);
  }

  /** Returns whether it was there. */
  boolean remove(UnsafeRow key) {
    int slot = slot(key, hash(key));
    if (index[slot] == 0) {
      return false;
    }
    kill(address(slot));
    shiftBackInto(slot);
    size--;
    return true;
  }

  /** What it holds now, page by page, whatever becomes of it. */
  List<RowPage> asOfNow() {
    return pages().stream().map(RowPage::asOfNow).toList();
  }

  /** The pages as they are: what is removed meanwhile is seen to be removed. */
  List<RowPage> pages() {
    return Arrays.stream(pages).filter(Objects::nonNull).toList();
  }

  /** Moves the last entries of pages that are mostly dead; for the time between two batches. */
  void tidy() {
    for (int page = 0; page < pageCount; page++) {
      if (pages[page] != null && page != currentPage && pages[page].isMostlyDead()) {
        move(page);
      }
    }
  }

  private void move(int from) {
    RowPage page = pages[from];
    for (int unit = page.nextLive(0); unit >= 0; unit = page.nextLive(unit + 1)) {
      page.pointToKey(unit, keyOfMoved);
      page.pointToValue(unit, valueOfMoved);
      int hash = hash(keyOfMoved);
      index[slot(keyOfMoved, hash)] = ((long) hash << 32) | (append(keyOfMoved, valueOfMoved) + 1);
    }
    drop(from);
  }

  private static int hash(UnsafeRow key) {
    // Spark sends rows to partitions by a hash of the same family: spread what they have in common.
    return key.hashCode() * 0x9E3779B9;
  }

  /** Where the key is, or else where it would go. */
  private int slot(UnsafeRow key, int hash) {
    int slot = home(hash);
    while (index[slot] != 0 && !isAt(slot, key, hash)) {
      slot = (slot + 1) & (index.length - 1);
    }
    return slot;
  }

  private int home(int hash) {
    return hash >>> (32 - Integer.numberOfTrailingZeros(index.length));
  }

  private boolean isAt(int slot, UnsafeRow key, int hash) {
    if ((int) (index[slot] >>> 32) != hash) {
      return false;
    }
    int address = address(slot);
    return page(address).hasKey(unit(address), key);
  }

  private int address(int slot) {
    return (int) index[slot] - 1;
  }

  private RowPage page(int address) {
    return pages[address / UNITS_OF_PAGE];
  }

  private static int unit(int address) {
    return address % UNITS_OF_PAGE;
  }

  private void shiftBackInto(int removed) {
    int mask = index.length - 1;
    int hole = removed;
    for (int slot = (hole + 1) & mask; index[slot] != 0; slot = (slot + 1) & mask) {
      int home = home((int) (index[slot] >>> 32));
      if (((slot - home) & mask) >= ((slot - hole) & mask)) {
        index[hole] = index[slot];
        hole = slot;
      }
    }
    index[hole] = 0;
  }

  private void grow() {
    long[] smaller = index;
    index = new long[smaller.length * 2];
    for (long entry : smaller) {
      if (entry != 0) {
        int slot = home((int) (entry >>> 32));
        while (index[slot] != 0) {
          slot = (slot + 1) & (index.length - 1);
        }
        index[slot] = entry;
      }
    }
  }

  /** Returns the address of the entry. */
  private int append(UnsafeRow key, UnsafeRow value) {
    int entryBytes = RowPage.entryBytes(key, value);
    if (currentPage < 0 || !pages[currentPage].hasRoomFor(entryBytes)) {
      newPage(Math.max(PAGE_BYTES, entryBytes));
    }
    return currentPage * UNITS_OF_PAGE + pages[currentPage].append(key, value);
  }

  private void newPage(int capacityBytes) {
    int full = currentPage;
    currentPage = droppedPages.isEmpty() ? pageCount++ : droppedPages.pop();
    if (pageCount > Integer.MAX_VALUE / UNITS_OF_PAGE) {
      throw new IllegalStateException(
          "the state of one partition has outgrown 16 GiB: give the query more shuffle partitions");
    }
    if (pageCount > pages.length) {
      pages = Arrays.copyOf(pages, pages.length * 2);
    }
    pages[currentPage] = new RowPage(capacityBytes);
    if (full >= 0 && pages[full].isDead()) {
      drop(full);
    }
  }

  private void kill(int address) {
    int page = address / UNITS_OF_PAGE;
    pages[page].kill(unit(address));
    if (page != currentPage && pages[page].isDead()) {
      drop(page);
    }
  }

  private void drop(int page) {
    pages[page] = null;
    droppedPages.push(page);
  }
}
