package io.citylake.timetravel;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.FractionalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/**
 * Finds the rows that differ, by key.
 *
 * <p>The result has the key's columns, {@link #CHANGE} (the word of a {@link Change}) and {@link
 * #VALUES}: for a changed row an array with each changed column's {@link #COLUMN_NAME}, {@link
 * #OLD_VALUE}, {@link #NEW_VALUE} (text) and, of numbers, {@link #DIFFERENCE} (absolute, in the
 * column's unit) and {@link #RELATIVE} (to the old value; null where that is 0).
 */
final class CompareRows {
  static final String CHANGE = "change";
  static final String VALUES = "changed_values";
  static final String COLUMN_NAME = "column_name";
  static final String OLD_VALUE = "old_value";
  static final String NEW_VALUE = "new_value";
  static final String DIFFERENCE = "difference";
  static final String RELATIVE = "relative";

  /** Sums depend on the order of addition: what differs by less is equal. */
  private static final double RELATIVE_TOLERANCE = 1e-9;

  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String IS_THERE = "_is_there";

  private final List<String> key;

  /**
   * @param key the columns that identify a row
   */
  CompareRows(List<String> key) {
    this.key = List.copyOf(key);
  }

  /** The rows that differ. A column that one side lacks is null there. */
  Dataset<Row> apply(Dataset<Row> before, Dataset<Row> after) {
    Map<String, DataType> columns = columns(before, after);
    Column sameKey =
        key.stream()
            .map(name -> old(name).eqNullSafe(current(name)))
            .reduce(Column::and)
            .orElseThrow();
    List<Column> result = new ArrayList<>();
    key.forEach(name -> result.add(coalesce(current(name), old(name)).as(name)));
    result.add(
        when(old(IS_THERE).isNull(), Change.ADDED.word())
            .when(current(IS_THERE).isNull(), Change.REMOVED.word())
            .otherwise(Change.CHANGED.word())
            .as(CHANGE));
    result.add(changedValues(columns).as(VALUES));
    return side(before, columns, BEFORE)
        .join(side(after, columns, AFTER), sameKey, "full_outer")
        .select(result.toArray(Column[]::new))
        .where(not(col(CHANGE).equalTo(Change.CHANGED.word())).or(size(col(VALUES)).gt(0)));
  }

  private static Map<String, DataType> columns(Dataset<Row> before, Dataset<Row> after) {
    Map<String, DataType> columns = new LinkedHashMap<>();
    for (Dataset<Row> side : List.of(after, before)) {
      for (StructField field : side.schema().fields()) {
        columns.putIfAbsent(field.name(), field.dataType());
      }
    }
    return columns;
  }

  private static Dataset<Row> side(Dataset<Row> rows, Map<String, DataType> columns, String alias) {
    Set<String> present = Set.copyOf(Arrays.asList(rows.columns()));
    List<Column> all = new ArrayList<>();
    columns.forEach(
        (name, type) ->
            all.add(present.contains(name) ? col(quoted(name)) : lit(null).cast(type).as(name)));
    all.add(lit(true).as(IS_THERE));
    return rows.select(all.toArray(Column[]::new)).as(alias);
  }

  private Column changedValues(Map<String, DataType> columns) {
    Column inBoth = old(IS_THERE).isNotNull().and(current(IS_THERE).isNotNull());
    List<Column> values = new ArrayList<>();
    columns.forEach(
        (name, type) -> {
          if (!key.contains(name)) {
            values.add(when(inBoth.and(differs(name, type)), value(name, type)));
          }
        });
    return array_compact(array(values.toArray(Column[]::new)));
  }

  private static Column differs(String name, DataType type) {
    Column equal = old(name).eqNullSafe(current(name));
    if (type instanceof FractionalType) {
      Column allowed = greatest(abs(old(name)), abs(current(name))).multiply(RELATIVE_TOLERANCE);
      Column near = abs(old(name).minus(current(name))).lt(allowed);
      equal = equal.or(coalesce(near, lit(false)));
    }
    return not(equal);
  }

  private static Column value(String name, DataType type) {
    Column difference = lit(null).cast(DataTypes.DoubleType);
    Column relative = difference;
    if (type instanceof NumericType) {
      Column was = old(name).cast(DataTypes.DoubleType);
      difference = abs(current(name).cast(DataTypes.DoubleType).minus(was));
      relative = when(was.notEqual(0.0), difference.divide(abs(was)));
    }
    return struct(
        lit(name).as(COLUMN_NAME),
        old(name).cast(DataTypes.StringType).as(OLD_VALUE),
        current(name).cast(DataTypes.StringType).as(NEW_VALUE),
        difference.as(DIFFERENCE),
        relative.as(RELATIVE));
  }

  private static Column old(String name) {
    return col(BEFORE + "." + quoted(name));
  }

  private static Column current(String name) {
    return col(AFTER + "." + quoted(name));
  }

  private static String quoted(String name) {
    return "`" + name + "`";
  }
}
