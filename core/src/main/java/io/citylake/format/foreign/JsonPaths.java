package io.citylake.format.foreign;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/**
 * JSON paths are the places in an object that a description names, as a tree: what stands elsewhere
 * is skipped unread. An object in a list goes by its number, or by a text that it holds: {@code
 * [name=P1]}.
 */
public final class JsonPaths implements Serializable {
  private static final long serialVersionUID = 1L;
  static final int NO_FIELD = -1;

  private final HashMap<String, JsonPaths> below = new HashMap<>();
  private int field = NO_FIELD;
  private boolean holdsMetrics;
  private boolean holdsNamed;

  /** The step to the object in a list whose {@code name} is {@code value}. */
  public static String named(String name, String value) {
    return '[' + name + '=' + value + ']';
  }

  /** Whether a step is one that {@link #named} gave. */
  public static boolean isNamed(String step) {
    return step.startsWith("[") && step.endsWith("]") && step.indexOf('=') > 0;
  }

  /** Names {@code path} as the place of the field with this number. */
  public void add(List<String> path, int fieldNumber) {
    at(path).field = fieldNumber;
  }

  /** Names {@code path} as the place of an object of metrics. */
  public void addMetrics(List<String> path) {
    at(path).holdsMetrics = true;
  }

  private JsonPaths at(List<String> path) {
    JsonPaths place = this;
    for (String step : path) {
      place.holdsNamed |= isNamed(step);
      place = place.below.computeIfAbsent(step, name -> new JsonPaths());
    }
    return place;
  }

  /** The place one step below; null where nothing below it is named. */
  JsonPaths below(String step) {
    return below.get(step);
  }

  boolean isEnd() {
    return below.isEmpty();
  }

  /** The number of the field that stands here; {@link #NO_FIELD} for none. */
  int field() {
    return field;
  }

  boolean holdsMetrics() {
    return holdsMetrics;
  }

  /** Whether this is a list with objects that go by a text that they hold. */
  boolean holdsNamed() {
    return holdsNamed;
  }
}
