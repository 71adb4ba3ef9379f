package io.citylake.format;

import io.citylake.reading.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one record holds in the fields that a description names, whichever the format. */
final class FieldValues {
  /** What stands in a field. */
  enum Kind {
    ABSENT,
    TEXT,
    NUMBER,
    /** An object or an array, where the description expects a single value. */
    CONTAINER
  }

  /** A single value that the description does not name. */
  record Other(String name, Kind kind, String text) {}

  /**
   * A metric of an object of metrics.
   *
   * @param kind of its value
   * @param text null where it has no value
   * @param unit null where it names none
   * @param attributes text beside the value
   */
  record Nested(String name, Kind kind, String text, String unit, Map<String, String> attributes) {}

  private final String[] texts;
  private final Kind[] kinds;
  private final List<Other> others = new ArrayList<>(0);
  private final List<Nested> nested = new ArrayList<>(0);

  /**
   * @param fields how many fields the description names
   */
  FieldValues(int fields) {
    texts = new String[fields];
    kinds = new Kind[fields];
  }

  void set(int field, Kind kind, String text) {
    kinds[field] = kind;
    texts[field] = text;
  }

  void addOther(Other other) {
    others.add(other);
  }

  void addNested(Nested metric) {
    nested.add(metric);
  }

  Kind kind(int field) {
    return kinds[field] == null ? Kind.ABSENT : kinds[field];
  }

  /** The field's text, also of a number; null where it is absent or a container. */
  String text(int field) {
    return texts[field];
  }

  /** What stands in a field, for people. */
  static String shown(Kind kind, String text) {
    return kind == Kind.CONTAINER ? "an object or a list" : '"' + Excerpt.of(text) + '"';
  }

  List<Other> others() {
    return others;
  }

  List<Nested> nested() {
    return nested;
  }
}
