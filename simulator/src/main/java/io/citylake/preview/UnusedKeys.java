package io.citylake.preview;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.Missing;
import io.citylake.sources.DescribedField;
import io.citylake.sources.SourceDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds out which keys of a description match nothing in the records. */
final class UnusedKeys {
  private final SourceDescription description;
  private final List<Expected> expected = new ArrayList<>();

  /** What has not been seen yet of a place in the description. */
  private static final class Expected {
    private final DescribedField place;
    private final Map<String, Integer> fields;
    private final TreeSet<String> words;
    private final Map<String, Missing> missing = new LinkedHashMap<>();

    Expected(DescribedField place) {
      this.place = place;
      this.fields = new LinkedHashMap<>(place.fields());
      this.words = new TreeSet<>(place.mapping());
      new TreeSet<>(place.missing()).forEach(text -> missing.put(text, Missing.of(List.of(text))));
    }

    boolean isMet() {
      return fields.isEmpty() && words.isEmpty() && missing.isEmpty();
    }
  }

  UnusedKeys(SourceDescription description) {
    this.description = description;
    description.fields().forEach(place -> expected.add(new Expected(place)));
  }

  void take(byte[] payload) {
    if (expected.stream().allMatch(Expected::isMet)) {
      return;
    }
    description
        .format()
        .values(payload)
        .ifPresent(
            values -> {
              for (Expected each : expected) {
                if (!each.isMet()) {
                  look(each, values);
                }
              }
            });
  }

  private void look(Expected each, FieldValues values) {
    each.fields.values().removeIf(field -> isThere(values, field));
    if (each.words.isEmpty() && each.missing.isEmpty()) {
      return;
    }
    // What is said of no field by name is said of all.
    if (each.place.fields().isEmpty()) {
      description.fields().forEach(other -> look(each, other, values));
    } else {
      look(each, each.place, values);
    }
  }

  private static void look(Expected each, DescribedField place, FieldValues values) {
    for (int field : place.fields().values()) {
      String text = values.text(field);
      if (text != null && !text.isEmpty()) {
        each.words.remove(text);
        each.missing.values().removeIf(missing -> means(missing, text));
      }
    }
  }

  private static boolean isThere(FieldValues values, int field) {
    Kind kind = values.kind(field);
    return kind != Kind.ABSENT && (values.text(field) == null || !values.text(field).isEmpty());
  }

  private static boolean means(Missing missing, String text) {
    if (missing.contains(text)) {
      return true;
    }
    try {
      return !missing.numbers().isEmpty() && missing.contains(Double.parseDouble(text));
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  /** The keys, each as a sentence. */
  List<UnusedKey> found() {
    List<UnusedKey> found = new ArrayList<>();
    for (Expected each : expected) {
      String key = each.place.key();
      each.fields.keySet().stream()
          .sorted()
          .forEach(name -> found.add(new UnusedKey(key, "the field " + name + " is never there")));
      each.words.forEach(
          word -> found.add(new UnusedKey(below(key, "mapping"), "\"" + word + "\" never comes")));
      each.missing
          .keySet()
          .forEach(
              text ->
                  found.add(new UnusedKey(below(key, "missing"), "\"" + text + "\" never comes")));
    }
    return found;
  }

  private static String below(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }
}
