package io.citylake.format.foreign;

import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.Missing;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A join puts the texts of several fields together to that of one more, which the payload itself
 * does not have.
 *
 * @param field the number of the joined field
 * @param parts the fields that are put together, in their order
 * @param separator between two of them; may be empty
 * @param missing values of a part that mean none: without all parts there is no joined text
 */
public record Join(int field, List<Integer> parts, String separator, Missing missing)
    implements Serializable {

  /** Puts the joined text into its field. */
  void fill(FieldValues values) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      int part = parts.get(i);
      Kind kind = values.kind(part);
      String text = values.text(part);
      if (kind == Kind.ABSENT || (text != null && missing.contains(text))) {
        values.set(field, Kind.ABSENT, null);
        return;
      }
      if (text == null) {
        values.set(field, kind, null);
        return;
      }
      joined.append(i == 0 ? "" : separator).append(text);
    }
    values.set(field, Kind.TEXT, joined.toString());
  }

  /**
   * The texts of the parts that {@link #fill} puts together to {@code joined}, divided as they are
   * in {@code values}: a part with a separator of its own keeps it.
   */
  List<String> divided(String joined, FieldValues values) {
    List<String> divided = new ArrayList<>();
    int start = 0;
    for (int part : parts.subList(0, parts.size() - 1)) {
      int end = end(joined, start, values.text(part));
      divided.add(joined.substring(start, end));
      start = end + separator.length();
    }
    divided.add(joined.substring(start));
    return divided;
  }

  private int end(String joined, int start, String before) {
    if (separator.isEmpty()) {
      return Math.min(start + before.length(), joined.length());
    }
    int ownSeparators = before.split(Pattern.quote(separator), -1).length - 1;
    int end = joined.indexOf(separator, start);
    for (int i = 0; i < ownSeparators; i++) {
      end = joined.indexOf(separator, end + separator.length());
    }
    return end;
  }
}
