package io.citylake.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.lake.IcebergTables;
import io.citylake.lake.MemoryLake;
import io.citylake.session.TestSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteDayFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
  private static final SparkSession SPARK = TestSpark.session();

  @TempDir private Path directory;
  private String name;

  @BeforeEach
  void makeTable() throws IOException {
    String namespace = new MemoryLake(directory).catalog() + ".marts";
    name = namespace + ".levels";
    SPARK.sql("create namespace " + namespace);
    SPARK.sql(
        "create table %s (day date, place string, level double) using iceberg partitioned by (day)"
            .formatted(name));
  }

  @Test
  void columnsAreToldByTheirNamesAndMayBeMissing() {
    append(write("select 0.5d as level, date '2026-01-15' as day"));

    assertThat(SPARK.table(name).where("day = date '2026-01-15'").collectAsList())
        .containsExactly(RowFactory.create(Date.valueOf(DAY), null, 0.5));
  }

  @Test
  void tableThatIsPartitionedAnotherWayMeanwhileHasTheDayAll() {
    table().updateSpec().addField("place").commit();

    append(
        write(
            "select date '2026-01-15' as day, explode(array('Wola', 'Praga')) as place, 0.5d as level"));

    assertThat(SPARK.table(name).where("place = 'Wola'").count()).isEqualTo(1);
    assertThat(SPARK.table(name).where("day = date '2026-01-15'").count()).isEqualTo(2);
  }

  @Test
  void taskWithoutRowsWritesNoFile() {
    assertThat(write("select date '2026-01-15' as day, 0.5d as level from range(9) where id < 0"))
        .isEmpty();
  }

  @Test
  void rowsOfOtherTypesAreRefused() {
    assertThatThrownBy(() -> write("select date '2026-01-15' as day, 5 as level"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[date, int]")
        .hasMessageContaining("[date, double]");
  }

  private List<DataFile> write(String sql) {
    Dataset<Row> rows = SPARK.sql(sql);
    return WriteDayFile.write(rows, table(), DAY);
  }

  private void append(List<DataFile> files) {
    AppendFiles append = table().newAppend();
    files.forEach(append::appendFile);
    append.commit();
  }

  private Table table() {
    return IcebergTables.load(SPARK, name);
  }
}
