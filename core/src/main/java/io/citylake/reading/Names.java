package io.citylake.reading;

import java.util.Arrays;
import java.util.HashMap;

/** Different names, each with its place: the order in which they came. Reused. */
final class Names {
  /** Up to so many are found faster by looking at each. */
  private static final int FEW = 32;

  private String[] names = new String[16];
  private int[] hashes = new int[16];
  private int size;

  /** The places of all names where they are not few. */
  private final HashMap<String, Integer> places = new HashMap<>();

  void clear() {
    size = 0;
    places.clear();
  }

  int size() {
    return size;
  }

  String name(int place) {
    return names[place];
  }

  /** A copy in the order of their places. */
  String[] toArray() {
    return Arrays.copyOf(names, size);
  }

  /** The place of {@code name}: {@link #size} before the call where it is new. */
  int place(String name) {
    if (size >= FEW) {
      return placeAmongMany(name);
    }
    int hash = name.hashCode();
    for (int i = 0; i < size; i++) {
      if (hashes[i] == hash && names[i].equals(name)) {
        return i;
      }
    }
    add(name);
    return size - 1;
  }

  private int placeAmongMany(String name) {
    if (places.isEmpty()) {
      for (int i = 0; i < size; i++) {
        places.put(names[i], i);
      }
    }
    Integer known = places.putIfAbsent(name, size);
    if (known != null) {
      return known;
    }
    add(name);
    return size - 1;
  }

  private void add(String name) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    names[size] = name;
    hashes[size] = name.hashCode();
    size++;
  }
}
