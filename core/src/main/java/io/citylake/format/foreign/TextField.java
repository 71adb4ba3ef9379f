package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.Missing;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A text's field says where one text of a reading comes from.
 *
 * @param fields alternatives: the first that is present and not missing counts
 * @param constant the text of every record; null where it comes from the record
 * @param fromKey whether it is the record's key
 * @param prefix put before what was found
 * @param mapping other words for what was found; what is not listed stays
 * @param missing values that mean none
 */
public record TextField(
    List<Integer> fields,
    String constant,
    boolean fromKey,
    String prefix,
    Map<String, String> mapping,
    Missing missing)
    implements Serializable {

  /** A text that the source never gives. */
  public static final TextField NONE =
      new TextField(List.of(), null, false, "", Map.of(), Missing.of(List.of()));

  /**
   * The text; null where the record has none.
   *
   * @param key the record's key; null where it has none
   */
  String of(FieldValues values, String key) {
    if (constant != null) {
      return constant;
    }
    String found = fromKey ? key : found(values);
    return found == null || missing.contains(found)
        ? null
        : prefix + mapping.getOrDefault(found, found);
  }

  private String found(FieldValues values) {
    for (int i = 0; i < fields.size(); i++) {
      String text = values.text(fields.get(i));
      if (text != null && !missing.contains(text)) {
        return text;
      }
    }
    return null;
  }
}
