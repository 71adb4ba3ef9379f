package io.citylake.format.numbers;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.Missing;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A word's field names something that belongs to a number: its metric or its unit.
 *
 * @param field that holds it; {@link #NOWHERE} for none
 * @param name of the field, in messages
 * @param meanings other words for what may stand there
 * @param isClosed whether only words with a meaning are known; else the others mean themselves
 * @param missing what stands there where nothing is named
 */
public record WordField(
    int field, String name, Map<String, String> meanings, boolean isClosed, Missing missing)
    implements Serializable {
  private static final int NOWHERE = -1;

  /** A word that no record has. */
  public static final WordField NONE =
      new WordField(NOWHERE, "", Map.of(), false, Missing.of(List.of()));

  boolean isStated(FieldValues values) {
    return field != NOWHERE
        && values.kind(field) != FieldValues.Kind.ABSENT
        && (values.text(field) == null || !missing.contains(values.text(field)));
  }

  /** What the word means; null where it is not known. */
  String of(FieldValues values) {
    String text = values.text(field);
    return text == null ? null : meanings.getOrDefault(text, isClosed ? null : text);
  }

  /** What stands there, for people. */
  String shown(FieldValues values) {
    return name + " is " + FieldValues.shown(values.kind(field), values.text(field));
  }
}
