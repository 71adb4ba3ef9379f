package io.citylake.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;

/** The day of a table's data file is the one that its partition names: all of its rows have it. */
public final class DayOfFile {
  private DayOfFile() {}

  /**
   * The day of a file; empty where its rows have none, or were partitioned by something else.
   *
   * @param field the partition's field that holds it
   */
  public static Optional<LocalDate> of(Table table, ContentFile<?> file, String field) {
    List<String> names =
        table.specs().get(file.specId()).fields().stream().map(PartitionField::name).toList();
    int place = names.indexOf(field);
    return place < 0
        ? Optional.empty()
        : Optional.ofNullable(file.partition().get(place, Integer.class))
            .map(LocalDate::ofEpochDay);
  }
}
