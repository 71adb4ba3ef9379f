package io.citylake.repair;

import static io.citylake.repair.LampLake.LAMPS;
import static io.citylake.repair.LampLake.lamp;
import static io.citylake.repair.LampLake.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.ExitCodes;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.RecordsByDay;
import io.citylake.lake.RecordsTable;
import io.citylake.repair.RepeatedRows.Figures;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that stand in the lake more than once, and the way back. */
class RemoveRowsTest {
  private static final String OTHER_METRICS = "\"brightness\": 40, \"b\": 2, \"a\": 1";
  private static final Row BAD = record(LampLake.TOPIC, 2, "no reading");

  @TempDir private Path directory;
  private LampLake lake;
  private Settings settings;
  private RecordsTable records;

  @BeforeEach
  void makeLake() throws Exception {
    lake = new LampLake(directory);
    settings = lake.settings(LAMPS);
    records = new RecordsTable(lake.spark(), settings);
  }

  @Test
  void everyRecordKeepsOneRowAndItsDayCountsItOnce() {
    lake.stream(settings, lamp(4, "\"brightness\": 70"));
    List<String> unconcerned = lake.rows("select file_path from raw.records.files");
    lake.stream(settings, lamp(0, OTHER_METRICS), lamp(1, "\"brightness\": 50"), BAD);
    List<String> once = all();
    lake.stream(settings, lamp(1, "\"brightness\": 50"), lamp(0, OTHER_METRICS), BAD);
    lake.stream(settings, lamp(0, OTHER_METRICS), lamp(3, "\"brightness\": 60"));

    try (RepeatedRows found = find()) {
      assertThat(found.figures()).isEqualTo(new Figures(3, 7, 4));
      assertThat(found.days())
          .containsExactly(
              new RepeatedRows.Day(Optional.of("2026-01-15"), 3),
              new RepeatedRows.Day(Optional.empty(), 1));
      remove(found);
    }

    assertThat(all()).containsAll(once).hasSize(once.size() + 1);
    assertThat(lake.rows("select file_path from raw.records.files")).containsAll(unconcerned);
    assertThat(figures()).isEqualTo(new Figures(0, 0, 0));
    assertThat(
            new RecordsByDay(lake.spark(), settings)
                .of(new LakeReadings(lake.spark(), settings).currentInput()))
        .isEqualTo(Map.of(LocalDate.parse("2026-01-15"), 4L));
    assertThat(lake.rows("select content, sum(record_count) from raw.records.all_files group by 1"))
        .as("no file of deletes: every reader sees the same rows")
        .allMatch(files -> files.startsWith("[0,"));
    assertThat(lake.rows("select name from raw.records.refs")).containsExactly("[main]");
    assertThat(
            lake.rows(
                "select operation from raw.records.snapshots where summary['citylake.repair'] = 'a_repair'"))
        .containsExactly("[overwrite]");
  }

  @Test
  void rowsThatAreNotAlikeAllStayAndTheirCopiesGo() {
    lake.stream(settings, lamp(0, "\"brightness\": 40"), lamp(1, "\"brightness\": 1"));
    lake.stream(settings, lamp(0, "\"brightness\": 41"), lamp(1, "\"brightness\": 1"));
    lake.stream(settings, lamp(0, "\"brightness\": 41"));

    try (RepeatedRows found = find()) {
      assertThat(found.figures()).isEqualTo(new Figures(2, 5, 2));
      assertThat(found.figures().unlike()).isEqualTo(1);
      assertThat(found.unlike(3))
          .extracting(Row::toString)
          .containsExactly("[lamps,lamps-1,0,0,2]");
      remove(found);
    }

    assertThat(lake.rows("select offset, brightness from raw.records order by 1, 2"))
        .containsExactly("[0,40.0]", "[0,41.0]", "[1,1.0]");
    assertThat(figures()).isEqualTo(new Figures(1, 2, 0));
  }

  @Test
  void recordsAtOnePlaceOfATopicAndOfTheOneMadeAnewAreTwo() {
    lake.stream(settings, lamp(0, "\"brightness\": 40"));
    lake.streamFromTopic("made anew", settings, lamp(0, "\"brightness\": 40"));

    assertThat(figures()).isEqualTo(new Figures(0, 0, 0));
  }

  @Test
  void whatIsAppendedMeanwhileStaysAndWhatIsReplacedMeanwhileRefusesTheRepair() {
    lake.stream(settings, lamp(0, "\"brightness\": 40"));
    lake.stream(settings, lamp(0, "\"brightness\": 40"));
    try (RepeatedRows first = find();
        RepeatedRows second = find()) {
      lake.stream(settings, lamp(1, "\"brightness\": 50"));
      remove(first);
      List<String> repaired = all();

      assertThatThrownBy(() -> remove(second))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining("rows removed");
      assertThat(all()).isEqualTo(repaired);
    }

    assertThat(lake.rows("select offset from raw.records order by 1"))
        .containsExactly("[0]", "[1]");
    assertThat(lake.rows("select name from raw.records.refs")).containsExactly("[main]");
  }

  @Test
  void dryRunTellsWhatARepairWouldRemoveAndARepairOfWhatStandsOnceWritesNothing()
      throws SQLException {
    lake.stream(settings, lamp(0, "\"brightness\": 40"));
    List<String> snapshots = lake.rows("select snapshot_id from raw.records.snapshots");
    StringWriter said = new StringWriter();
    RepairRepeated repair =
        new RepairRepeated(lake.spark(), settings, new PrintWriter(said, /* autoFlush= */ true));

    assertThat(repair.run()).isEqualTo(ExitCodes.DONE);
    assertThat(said.toString()).contains("no record stands more than once: nothing was written");
    assertThat(lake.rows("select snapshot_id from raw.records.snapshots")).isEqualTo(snapshots);

    lake.stream(settings, lamp(0, "\"brightness\": 41"));
    lake.stream(settings, lamp(0, "\"brightness\": 41"));
    repair.dryRun();
    assertThat(said.toString())
        .containsPattern("rows beyond the first +2")
        .containsPattern("copies, can go +1")
        .containsPattern("2026-01-15 +1")
        .contains("not alike: topic lamps, partition 0, offset 0, 2 rows")
        .contains("dry run: nothing was written");
    assertThat(all()).hasSize(3);
  }

  @Test
  void tableThatNothingWasWrittenToHasNoRepeatedRows() {
    records.prepare();

    assertThat(figures()).isEqualTo(new Figures(0, 0, 0));
  }

  private RepeatedRows find() {
    return RepeatedRows.find(lake.spark(), records);
  }

  private Figures figures() {
    try (RepeatedRows found = find()) {
      return found.figures();
    }
  }

  private void remove(RepeatedRows found) {
    new RemoveRows(lake.spark(), records.name())
        .remove("a_repair", found.copies(), found.snapshot());
  }

  private List<String> all() {
    return lake.rows(
        "select * except (payload_key, payload), cast(payload as string) from raw.records order by offset");
  }
}
