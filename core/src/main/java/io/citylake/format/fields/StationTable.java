package io.citylake.format.fields;

import io.citylake.format.Numbers;
import io.citylake.format.fields.FieldValues.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of stations holds what a source's records leave out: further fields, by the id of the
 * station that sent the record.
 */
public final class StationTable implements Serializable {
  private static final long serialVersionUID = 1L;

  private record Value(int field, Kind kind, String text) implements Serializable {}

  private final HashMap<String, List<Value>> byId = new HashMap<>();
  private int lastField;

  /**
   * Adds a station.
   *
   * @param texts by the number of the field, which is one behind those of the payload; an empty
   *     text is none
   * @return whether it is the first with this id; otherwise the table stays as it is
   */
  public boolean add(String id, Map<Integer, String> texts) {
    List<Value> values = new ArrayList<>();
    texts.forEach(
        (field, text) -> {
          if (!text.isEmpty()) {
            boolean isNumber = !Double.isNaN(Numbers.parse(text));
            values.add(new Value(field, isNumber ? Kind.NUMBER : Kind.TEXT, text));
            lastField = Math.max(lastField, field);
          }
        });
    return byId.putIfAbsent(id, List.copyOf(values)) == null;
  }

  /**
   * Puts the station's fields beside those of the payload; none where there is no such station.
   *
   * @param id null where the record names none
   */
  public void join(FieldValues values, String id) {
    List<Value> station = id == null ? null : byId.get(id);
    if (station == null) {
      return;
    }
    values.makeRoomFor(lastField);
    for (int i = 0; i < station.size(); i++) {
      Value value = station.get(i);
      values.set(value.field(), value.kind(), value.text());
    }
  }

  /** How many stations there are. */
  public int size() {
    return byId.size();
  }
}
