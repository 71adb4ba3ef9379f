package io.citylake.repair;

import static io.citylake.repair.LampLake.LAMPS;
import static io.citylake.repair.LampLake.NOON;
import static io.citylake.repair.LampLake.TOPIC;
import static io.citylake.repair.LampLake.lamp;
import static io.citylake.repair.LampLake.lamps;
import static io.citylake.repair.LampLake.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.lake.LakeReadings;
import io.citylake.reading.RejectionReason;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTest {
  private static final Instant NEXT_MORNING = Instant.parse("2026-01-16T08:00:00Z");
  private static final LocalDate THAT_DAY = LocalDate.parse("2026-01-15");
  private static final String BRIGHTER_LAMPS = lamps("brightness", 1000);

  @TempDir private Path directory;
  private LampLake lake;

  @BeforeEach
  void makeLake() throws Exception {
    lake = new LampLake(directory);
  }

  @Test
  void rejectionsThatACorrectedCatalogueAcceptsBecomeReadingsWithTheirProvenance() {
    lake.stream(
        lake.settings(LAMPS), lamp(0, "\"brightness\": 40"), lamp(7, "\"brightness\": 400"));

    RepairReport report = run(lake.settings(BRIGHTER_LAMPS), RejectionReason.OUT_OF_RANGE);

    assertThat(report.readingsByDay()).isEqualTo(Map.of(THAT_DAY, 1L));
    assertThat(report.stillRejected()).isEmpty();
    assertThat(
            lake.rows(
                "select topic, partition, offset, arrival_time, ingest_time, sensor_id, event_time,"
                    + " brightness from raw.repairs"))
        .containsExactly(
            "[lamps,0,7,2026-01-15 12:00:00.0,2026-01-15 12:00:05.0,lamp-1,2026-01-15"
                + " 12:00:00.0,400.0]");
    assertThat(
            lake.rows(
                "select repair_id, repaired_time, repaired_reason, repaired_with from raw.repairs"))
        .containsExactly(
            "[%s,2026-01-16 08:00:00.0,OUT_OF_RANGE,the configuration in force]"
                .formatted(report.repairId()));
    assertThat(lake.rows("select summary['citylake.repair'] from raw.repairs.snapshots"))
        .containsExactly("[" + report.repairId() + "]");
  }

  @Test
  void repairedReadingsAreAmongTheReadingsOfTheLakeAndTheLogStaysAsItWas() {
    lake.stream(
        lake.settings(LAMPS), lamp(0, "\"brightness\": 40"), lamp(1, "\"brightness\": 400"));
    List<String> log = lake.rows("select snapshot_id from raw.records.snapshots");
    Settings corrected = lake.settings(BRIGHTER_LAMPS);

    run(corrected, RejectionReason.OUT_OF_RANGE);

    LakeReadings readings = new LakeReadings(lake.spark(), corrected);
    assertThat(
            readings
                .readings(readings.currentInput())
                .select("offset", "_repaired")
                .orderBy("offset")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[0,false]", "[1,true]");
    assertThat(lake.rows("select offset from raw.readings order by offset"))
        .containsExactly("[0]", "[1]");
    assertThat(lake.rows("select snapshot_id from raw.records.snapshots")).isEqualTo(log);
  }

  @Test
  void secondRepairFindsNothingToRepairAndCommitsNothing() {
    lake.stream(lake.settings(LAMPS), lamp(0, "\"brightness\": 400"));
    Settings corrected = lake.settings(BRIGHTER_LAMPS);
    run(corrected, RejectionReason.OUT_OF_RANGE);
    lake.stream(lake.settings(LAMPS), lamp(1, "\"brightness\": 5000"));

    RepairReport second = run(corrected, RejectionReason.OUT_OF_RANGE);

    assertThat(second.readings()).isZero();
    assertThat(second.rejections()).isEqualTo(1);
    assertThat(lake.rows("select offset from raw.repairs")).containsExactly("[0]");
    assertThat(lake.rows("select * from raw.repairs.snapshots")).hasSize(1);
  }

  @Test
  void recordsAtOnePlaceOfATopicAndOfTheOneMadeAnewAreRepairedOnceEach() {
    Settings believed = lake.settings(LAMPS);
    Settings corrected = lake.settings(BRIGHTER_LAMPS);
    lake.stream(believed, lamp(0, "\"brightness\": 400"));
    run(corrected, RejectionReason.OUT_OF_RANGE);
    lake.streamFromTopic("made anew", believed, lamp(0, "\"brightness\": 500"));

    assertThat(run(corrected, RejectionReason.OUT_OF_RANGE).readings()).isEqualTo(1);
    assertThat(run(corrected, RejectionReason.OUT_OF_RANGE).readings()).isZero();
    assertThat(
            lake.rows("select topic_id, offset, brightness from raw.repairs order by brightness"))
        .containsExactly("[lamps-1,0,400.0]", "[made anew,0,500.0]");
  }

  @Test
  void whatIsStillBadStaysRejectedForTheReasonThatHoldsNow() {
    lake.stream(
        lake.settings(LAMPS),
        lamp(0, "\"brightness\": 5000"),
        lamp(1, Duration.ofHours(-1), "\"brightness\": 400"),
        record(TOPIC, 2, null),
        record(TOPIC, 3, ""),
        record(TOPIC, 4, "no reading"));

    RepairReport report = run(lake.settings(BRIGHTER_LAMPS), RejectionReason.values());

    assertThat(report.readings()).isZero();
    assertThat(report.stillRejected())
        .extracting(group -> group.reason() + " " + group.records())
        .containsExactly("EMPTY_PAYLOAD 2", "FUTURE_TIMESTAMP 1", "MALFORMED 1", "OUT_OF_RANGE 1");
    assertThat(report.stillRejected().get(0).samples())
        .extracting(RejectionSample::payload)
        .containsExactly("", "null");
    assertThat(lake.rows("select * from raw.repairs")).isEmpty();
  }

  @Test
  void sensorTypeAndMetricThatAreNewInTheCatalogueGetTheirColumn() {
    lake.stream(
        lake.settings(LAMPS),
        record(
            TOPIC,
            0,
            """
            {"sensor_id": "m-1", "sensor_type": "mast", "event_time": "%s", "metrics": {"wind": 7}}\
            """
                .formatted(NOON)));
    Settings corrected =
        lake.settings(LAMPS + "\n" + lamps("wind", 50).replace("lamp {", "mast {"));

    run(corrected, RejectionReason.UNKNOWN_SENSOR_TYPE);

    assertThat(lake.rows("select sensor_id, wind from raw.mast")).containsExactly("[m-1,7.0]");
  }

  @Test
  void otherReasonsAreLeftAlone() {
    lake.stream(lake.settings(LAMPS), lamp(0, "\"brightness\": 400"));

    RepairReport report = run(lake.settings(BRIGHTER_LAMPS), RejectionReason.MALFORMED);

    assertThat(report.readings() + report.rejections()).isZero();
  }

  @Test
  void correctedDescriptionRepairsItsTopicsAndNoOther() throws IOException {
    String described = "csv-lamps";
    Settings wrong = lake.settings(LAMPS, description(described, "[id, time]"));
    String line = "17,2026-01-15T11:00:00Z,40";
    lake.stream(wrong, record(described, 0, line), record(TOPIC, 1, line));
    Path corrected = description(described, "[id, time, b]");

    RepairReport report =
        new Repair(lake.spark(), wrong, ReadDescription.from(corrected, wrong.catalogue()))
            .run(of(RejectionReason.values()), NEXT_MORNING, () -> true);

    assertThat(report.readingsByDay()).isEqualTo(Map.of(THAT_DAY, 1L));
    assertThat(report.rejections()).isZero();
    assertThat(lake.rows("select topic, offset, sensor_id, brightness from raw.repairs"))
        .containsExactly("[csv-lamps,0,17,40.0]");
    assertThat(lake.rows("select repaired_with from raw.repairs").get(0))
        .matches("\\[corrected\\.conf \\(sha-256 [0-9a-f]{12}\\)]");
  }

  @Test
  void dryRunShowsWhatTheRepairWouldWinAndWritesNothing() {
    lake.stream(lake.settings(LAMPS), lamp(0, "\"brightness\": 400"));
    Settings corrected = lake.settings(lamps("brightness", 1000).replace("brightness", "glow"));
    List<String> before = versions();

    RepairReport report =
        repair(lake.settings(BRIGHTER_LAMPS)).dryRun(of(RejectionReason.OUT_OF_RANGE));
    repair(corrected).dryRun(of(RejectionReason.OUT_OF_RANGE));

    assertThat(report.readings()).isEqualTo(1);
    assertThat(report.repairId()).isNull();
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void repairThatLostItsLockWritesNothing() {
    lake.stream(lake.settings(LAMPS), lamp(0, "\"brightness\": 400"));
    Repair repair = repair(lake.settings(BRIGHTER_LAMPS));

    assertThatThrownBy(
            () -> repair.run(of(RejectionReason.OUT_OF_RANGE), NEXT_MORNING, () -> false))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("nothing was written");
    assertThat(lake.rows("select * from raw.repairs")).isEmpty();
  }

  private RepairReport run(Settings corrected, RejectionReason... reasons) {
    return repair(corrected).run(of(reasons), NEXT_MORNING, () -> true);
  }

  private Repair repair(Settings corrected) {
    return new Repair(lake.spark(), corrected, Correction.inForce(corrected));
  }

  private static ChosenRejections of(RejectionReason... reasons) {
    return new ChosenRejections(
        Set.of(), EnumSet.copyOf(List.of(reasons)), Optional.empty(), Optional.empty());
  }

  /** A description of lamps in CSV, whose columns the stream may have had wrong. */
  private Path description(String topic, String columns) throws IOException {
    return Files.writeString(
        directory.resolve("corrected.conf"),
        """
        topics = [%s]
        format = csv
        columns = %s
        sensor_id = id
        sensor_type { constant = lamp }
        event_time = time
        metrics { brightness = %s }
        """
            .formatted(topic, columns, columns.contains("b]") ? "b" : "time"));
  }

  /** Every change of a table's data or columns makes a new metadata file. */
  private List<String> versions() {
    return List.of(
        lake.rows("select file from raw.records.metadata_log_entries").toString(),
        lake.rows("select file from raw.repairs.metadata_log_entries").toString());
  }
}
