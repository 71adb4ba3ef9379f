package io.citylake.reading;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A map that cannot be changed, for texts that are gone through and hardly ever looked up: made for
 * each reading, it has to cost next to nothing.
 */
final class TextsByName extends AbstractMap<String, String> {
  private final String[] names;
  private final String[] texts;

  /**
   * @param names each another one; not copied
   * @param texts as many; not copied
   */
  TextsByName(String[] names, String[] texts) {
    this.names = names;
    this.texts = texts;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Entry<String, String>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, String>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Entry<String, String> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Entry<String, String> entry = new SimpleImmutableEntry<>(names[next], texts[next]);
      next++;
      return entry;
    }
  }
}
