package io.citylake.lake;

import io.citylake.command.CommandFailed;
import io.citylake.tables.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.types.StructField;

/**
 * The layout says whether a table of the lake is Citylake's, and of a version that this one knows.
 *
 * <p>A new column needs no new version: whoever does not know it passes it over. What an old
 * version would read wrong does, and then sql/lake gives the table a higher {@link #PROPERTY}.
 */
public final class LakeLayout {
  /** The table property that says how the table is to be read; 1 where it is missing. */
  static final String PROPERTY = "citylake.layout";

  private static final int KNOWN = 1;

  private LakeLayout() {}

  /**
   * Does nothing where the table can be read and widened as Citylake's own.
   *
   * @param name with catalogue and namespace
   * @param columns that this version gives the table; those that may be null may be missing
   * @throws CommandFailed where the table is somebody else's, or a newer version's
   */
  public static void check(String name, Table table, List<Column> columns) {
    int layout = layout(name, table.properties().getOrDefault(PROPERTY, "1"));
    if (layout > KNOWN) {
      throw CommandFailed.unlike(
          String.format(
              Locale.ROOT,
              "%s is a newer Citylake's, of layout %d where this one knows %d",
              name,
              layout,
              KNOWN),
          "run the version that wrote it, or a newer one");
    }
    List<String> unlike = unlike(types(table), columns);
    if (!unlike.isEmpty()) {
      throw CommandFailed.unlike(
          "%s is not Citylake's table, %s".formatted(name, String.join(", ", unlike)),
          "name a catalogue of Citylake's own in lake.catalog or lake.properties, or move that"
              + " table away");
    }
  }

  private static int layout(String name, String stored) {
    try {
      return Integer.parseInt(stored);
    } catch (NumberFormatException e) {
      throw CommandFailed.unlike(
          "%s says of itself %s = \"%s\", which is no number".formatted(name, PROPERTY, stored),
          "set the property to "
              + KNOWN
              + " if the table is Citylake's, or name a catalogue of Citylake's own in"
              + " lake.catalog");
    }
  }

  /** The names of {@code columns} that the table has yet to get. */
  static List<String> lacking(Table table, List<Column> columns) {
    Map<String, String> types = types(table);
    return columns.stream().map(Column::name).filter(name -> !types.containsKey(name)).toList();
  }

  private static List<String> unlike(Map<String, String> types, List<Column> columns) {
    List<String> unlike = new ArrayList<>();
    for (Column column : columns) {
      String type = types.get(column.name());
      if (type == null && column.isRequired()) {
        unlike.add("it has no column " + column.name());
      } else if (type != null && !type.equals(column.type().lakeName())) {
        unlike.add(
            "its column %s is of type %s, not %s"
                .formatted(column.name(), type, column.type().lakeName()));
      }
    }
    return unlike;
  }

  private static Map<String, String> types(Table table) {
    return Stream.of(SparkSchemaUtil.convert(table.schema()).fields())
        .collect(Collectors.toMap(StructField::name, field -> field.dataType().catalogString()));
  }
}
