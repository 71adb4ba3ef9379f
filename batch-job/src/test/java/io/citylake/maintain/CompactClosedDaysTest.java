package io.citylake.maintain;

import static io.citylake.maintain.FolderLake.AT_NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactClosedDaysTest {
  private static final Instant CLOSED_DAY = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant OPEN_DAY = Instant.parse("2026-01-16T08:00:00Z");
  private static final int COMMITS = 6;
  private static final long TARGET_BYTES = 1 << 20;

  @TempDir private Path directory;
  private FolderLake lake;
  private CompactClosedDays compact;

  @BeforeEach
  void fillTable() {
    lake = new FolderLake(directory.toString());
    compact =
        new CompactClosedDays(
            lake.spark(), new ClosedDays(Duration.ofDays(1), AT_NOON), TARGET_BYTES);
    for (int commit = 0; commit < COMMITS; commit++) {
      lake.commitReadings(CLOSED_DAY.plusSeconds(commit));
      lake.commitReadings(OPEN_DAY.plusSeconds(commit));
      lake.commitRejection(CLOSED_DAY.plusSeconds(commit));
      lake.commitRejection(OPEN_DAY.plusSeconds(commit));
    }
  }

  @Test
  void planNamesFilesOfClosedDaysAndChangesNothing() {
    Table table = lake.table();

    Outcome plan = compact.plan(table);

    assertThat(plan.figures()).startsWith("12 files, ");
    assertThat(plan.details()).hasSize(2);
    assertThat(plan.details().get(0)).startsWith("2026-01-15  6 files, ");
    assertThat(plan.details().get(1)).startsWith("no day  6 files, ");
    table.refresh();
    assertThat(table.currentSnapshot().operation()).isEqualTo("append");
  }

  @Test
  void closedDayBecomesOneSortedFileAndTheOpenDayStaysAsItIs() {
    long rows = lake.rows();

    assertThat(compact.run(lake.table()).figures()).startsWith("12 -> 2 files, ");

    assertThat(lake.rows()).isEqualTo(rows);
    assertThat(files("2026-01-15")).isEqualTo(1);
    assertThat(files("2026-01-16")).isEqualTo(COMMITS);
    List<Row> inFile =
        lake.spark()
            .sql(
                "select sensor_id, event_time from %s where event_time < '2026-01-16'"
                    .formatted(lake.records()))
            .collectAsList();
    assertThat(inFile)
        .isSortedAccordingTo(
            (a, b) ->
                a.getString(0).equals(b.getString(0))
                    ? a.getTimestamp(1).compareTo(b.getTimestamp(1))
                    : a.getString(0).compareTo(b.getString(0)));
  }

  @Test
  void secondRunRewritesNothing() {
    compact.run(lake.table());
    long compacted = lake.table().currentSnapshot().snapshotId();

    CompactClosedDays again =
        new CompactClosedDays(
            lake.spark(), new ClosedDays(Duration.ofDays(1), AT_NOON), TARGET_BYTES);

    assertThat(again.run(lake.table())).isEqualTo(Outcome.NOTHING);
    assertThat(lake.table().currentSnapshot().snapshotId()).isEqualTo(compacted);
  }

  private long files(String day) {
    return lake.spark()
        .sql(
            "select * from %s.files where partition.event_time_day = date'%s'"
                .formatted(lake.records(), day))
        .count();
  }
}
