package io.citylake.recordfiles;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.judge.JudgeRecord;
import java.io.Serializable;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.Table;

/** What every task of a query has to know of the records and of their table: handed out once. */
final class RecordsFormat implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Table table;
  private final SensorCatalogue catalogue;
  private final JudgeRecord judge;
  private transient volatile RecordLayout layout;

  RecordsFormat(Table table, SensorCatalogue catalogue, JudgeRecord judge) {
    this.table = SerializableTable.copyOf(table);
    this.catalogue = catalogue;
    this.judge = judge;
  }

  Table table() {
    return table;
  }

  JudgeRecord judge() {
    return judge;
  }

  /** The same for all tasks of a JVM. */
  RecordLayout layout() {
    if (layout == null) {
      layout = new RecordLayout(table.schema(), catalogue);
    }
    return layout;
  }
}
