package io.citylake.format.numbers;

import io.citylake.format.NoteBad;
import io.citylake.format.fields.FieldValues;
import java.io.Serializable;
import java.util.List;

/** A number's source says where one number of a reading comes from. */
public interface NumberSource extends Serializable {

  /** The number's name in messages: the metric's, if it is one. */
  String name();

  /** The fields that it is taken from. */
  List<Integer> fields();

  /**
   * The number in the catalogue's unit, finite; NaN where the record has none, which is noted where
   * it has another thing.
   *
   * @param eventTimeMicros the record's event time; anything where it has none
   */
  double of(FieldValues values, long eventTimeMicros, NoteBad bad);
}
