package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Nested;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A nested member is the object of one metric: where in it the value stands, and what else it says
 * of the metric.
 *
 * @param places as a tree, by the numbers of the fields
 * @param units alternatives: the first that is present counts
 * @param times alternatives for when the metric was measured; empty where nobody asks
 * @param attributes names of text beside the value, by the number of the field after the times
 */
public record NestedMember(
    JsonPaths places, List<Integer> units, List<Integer> times, List<String> attributes)
    implements Serializable {
  private static final int VALUE = 0;

  /** The member whose value, units, times and attributes stand at these places. */
  public static NestedMember of(
      List<String> value,
      List<List<String>> units,
      List<List<String>> times,
      List<String> attributes) {
    JsonPaths places = new JsonPaths();
    places.add(value, VALUE);
    List<Integer> unitFields = add(units, VALUE + 1, places);
    List<Integer> timeFields = add(times, VALUE + 1 + units.size(), places);
    add(
        attributes.stream().map(List::of).toList(),
        VALUE + 1 + units.size() + times.size(),
        places);
    return new NestedMember(places, unitFields, timeFields, attributes);
  }

  private static List<Integer> add(List<List<String>> paths, int first, JsonPaths places) {
    List<Integer> fields = new ArrayList<>();
    for (List<String> path : paths) {
      int field = first + fields.size();
      places.add(path, field);
      fields.add(field);
    }
    return List.copyOf(fields);
  }

  /** How many fields there are. */
  int size() {
    return firstAttribute() + attributes.size();
  }

  private int firstAttribute() {
    return VALUE + 1 + units.size() + times.size();
  }

  /** The metric of which {@code member} holds the fields. */
  Nested metric(String name, FieldValues member) {
    Map<String, String> texts = new LinkedHashMap<>(0);
    for (int i = 0; i < attributes.size(); i++) {
      String text = member.text(firstAttribute() + i);
      if (text != null) {
        texts.put(attributes.get(i), text);
      }
    }
    return new Nested(
        name,
        member.kind(VALUE),
        member.text(VALUE),
        first(units, member),
        first(times, member),
        texts);
  }

  private static String first(List<Integer> alternatives, FieldValues member) {
    for (int i = 0; i < alternatives.size(); i++) {
      String text = member.text(alternatives.get(i));
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
