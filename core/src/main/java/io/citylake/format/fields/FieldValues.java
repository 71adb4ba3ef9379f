package io.citylake.format.fields;

import io.citylake.reading.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Field values are what one record holds in the fields that a description names, whichever the
 * format.
 */
public final class FieldValues {
  /** What stands in a field. */
  public enum Kind {
    ABSENT,
    TEXT,
    NUMBER,
    /** An object or an array, where the description expects a single value. */
    CONTAINER,
    /** Values that differ, in a list whose objects go by a text that they hold. */
    CONTRADICTION
  }

  /** A single value that the description does not name. */
  public record Other(String name, Kind kind, String text) {}

  /**
   * A metric of an object of metrics.
   *
   * @param kind of its value
   * @param text null where it has no value
   * @param unit null where it names none
   * @param time when it was measured, as it is written; null where it says nothing of it
   * @param attributes text beside the value
   */
  public record Nested(
      String name,
      Kind kind,
      String text,
      String unit,
      String time,
      Map<String, String> attributes) {

    /** One of which nothing is told but its value. */
    public static Nested bare(String name, Kind kind, String text) {
      return new Nested(name, kind, text, null, null, Map.of());
    }
  }

  private String[] texts;
  private Kind[] kinds;
  private final List<Other> others = new ArrayList<>(0);
  private final List<Nested> nested = new ArrayList<>(0);

  /**
   * @param fields how many fields the description names
   */
  public FieldValues(int fields) {
    texts = new String[fields];
    kinds = new Kind[fields];
  }

  /** Makes room for one more field, behind those that the payload has. */
  public void makeRoomFor(int field) {
    if (field >= kinds.length) {
      texts = Arrays.copyOf(texts, field + 1);
      kinds = Arrays.copyOf(kinds, field + 1);
    }
  }

  /** What stands in a field; two values that differ contradict each other. */
  public void set(int field, Kind kind, String text) {
    boolean isFirst = kind(field) == Kind.ABSENT;
    if (isFirst || kind != Kind.ABSENT) {
      boolean isSame = isFirst || (kinds[field] == kind && Objects.equals(texts[field], text));
      kinds[field] = isSame ? kind : Kind.CONTRADICTION;
      texts[field] = isSame ? text : null;
    }
  }

  /** Takes along a value that the description does not name. */
  public void addOther(Other other) {
    others.add(other);
  }

  /** Takes a metric of the object of metrics. */
  public void addNested(Nested metric) {
    nested.add(metric);
  }

  /** What stands in the field. */
  public Kind kind(int field) {
    return kinds[field] == null ? Kind.ABSENT : kinds[field];
  }

  /** The field's text, also of a number; null where there is no single one. */
  public String text(int field) {
    return texts[field];
  }

  /** What stands in a field, for people. */
  public static String shown(Kind kind, String text) {
    return switch (kind) {
      case CONTAINER -> "an object or a list";
      case CONTRADICTION -> "several values that differ";
      default -> '"' + Excerpt.of(text) + '"';
    };
  }

  /** The values that the description does not name; the list itself. */
  public List<Other> others() {
    return others;
  }

  /** The metrics of the object of metrics; the list itself. */
  public List<Nested> nested() {
    return nested;
  }
}
