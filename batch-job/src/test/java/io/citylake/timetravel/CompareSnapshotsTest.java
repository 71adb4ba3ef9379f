package io.citylake.timetravel;

import static io.citylake.timetravel.LampMartLake.DAY;
import static io.citylake.timetravel.LampMartLake.LAMPS;
import static io.citylake.timetravel.LampMartLake.MEAN;
import static io.citylake.timetravel.LampMartLake.NEXT_DAY;
import static io.citylake.timetravel.LampMartLake.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import io.citylake.config.BadConfiguration;
import io.citylake.timetravel.Arrivals.Way;
import io.citylake.timetravel.ChangedRow.Value;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.iceberg.HistoryEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareSnapshotsTest {
  private static final String TAG_A = "day_2026_01_15_run_a";
  private static final String TAG_B = "day_2026_01_15_run_b";

  @TempDir private Path directory;
  private LampMartLake lake;

  @BeforeEach
  void makeLake() throws IOException {
    lake = new LampMartLake(directory);
  }

  @Test
  void dayThatWasComputedTwiceFromTheSameReadingsHasNoDifferences() {
    lake.arrive("lamp-1", 40);
    lake.publish("a");
    lake.publish("b");

    Comparison comparison = lake.compare(null, null, DAY);

    assertThat(comparison.before().reference()).isEqualTo(TAG_A);
    assertThat(comparison.rowsBefore()).isEqualTo(1);
    assertThat(comparison.equalRows()).isEqualTo(1);
    assertThat(comparison.differences()).isZero();
    assertThat(comparison.reasons()).isEmpty();
    assertThat(printed(comparison)).contains("no differences");
  }

  @Test
  void rowsThatWereAddedRemovedAndChangedAreFoundByKey() {
    publishThreeKindsOfChange();

    Comparison comparison = lake.compare(TAG_A, TAG_B, DAY);

    assertThat(comparison.counts())
        .isEqualTo(Map.of(Change.CHANGED, 1L, Change.ADDED, 1L, Change.REMOVED, 1L));
    assertThat(comparison.equalRows()).isEqualTo(1);
    assertThat(comparison.first())
        .isEqualTo(
            Map.of(
                Change.CHANGED,
                List.of(
                    row(
                        "lamp-1",
                        new Value("reading_count", "1", "2"),
                        new Value("mean_brightness", "40.0", "50.0"))),
                Change.ADDED,
                List.of(row("lamp-2")),
                Change.REMOVED,
                List.of(row("lamp-3"))));
    assertThat(comparison.columns())
        .containsExactly(
            new ColumnChanges("mean_brightness", 1, OptionalDouble.of(10), OptionalDouble.of(0.25)),
            new ColumnChanges("reading_count", 1, OptionalDouble.of(1), OptionalDouble.of(1)));
  }

  @Test
  void reasonCountsReadingsThatArrivedSinceAndThoseThatWereRepaired() {
    lake.arrive("lamp-1", 40);
    lake.publish("a");
    lake.arrive("lamp-1", 60);
    lake.arrive("lamp-2", 10);
    lake.arrive("lamp-2", 10, NOON.plus(Duration.ofDays(1)));
    lake.repair("lamp-1", 500);
    lake.publish("b");

    Comparison comparison = lake.compare(null, null, DAY);

    Reason reason = comparison.reasons().get(0);
    assertThat(reason.cause()).isEqualTo("3 readings of the day that run b had and run a had not");
    assertThat(reason.arrivals())
        .containsExactly(
            new Arrivals("lamp", Way.ARRIVED, 2, NOON.plusSeconds(1), NOON.plusSeconds(2)),
            new Arrivals("lamp", Way.REPAIRED, 1, NOON.plusSeconds(4), NOON.plusSeconds(4)));
    assertThat(reason.samples()).extracting(ReadingSample::offset).containsExactly(1L, 2L, 4L);
    assertThat(printed(comparison))
        .contains("why   2026-01-15   3 readings")
        .containsPattern("lamp +repaired +1 +2026-01-15T12:00:04Z");
  }

  @Test
  void runsThatAreComparedTheOtherWayRoundHaveTheSameReason() {
    publishThreeKindsOfChange();

    assertThat(lake.compare(TAG_B, TAG_A, DAY).reasons())
        .isEqualTo(lake.compare(TAG_A, TAG_B, DAY).reasons());
  }

  @Test
  void differenceBetweenRunsOfTheSameInputIsThatOfCodeOrConfiguration() {
    lake.arrive("lamp-1", 40);
    lake.publish("a");
    lake.publish("b", DAY, "avg(brightness) * 2", "true");

    assertThat(lake.compare(null, null, DAY).reasons())
        .containsExactly(
            Reason.of(
                DAY,
                "the runs a and b read the same input: the difference comes from code or"
                    + " configuration"));
  }

  @Test
  void firstPublicationOfADayIsComparedWithTheStateBeforeIt() {
    lake.arrive("lamp-1", 40);
    lake.publish("a", NEXT_DAY, MEAN, "true");
    lake.publish("b");

    Comparison comparison = lake.compare(null, null, DAY);

    assertThat(comparison.rowsBefore()).isZero();
    assertThat(comparison.counts()).containsEntry(Change.ADDED, 1L);
    assertThat(comparison.reasons().get(0).cause()).contains("in the state before");
  }

  @Test
  void withoutADayTheDaysWhoseFilesDifferAreCompared() {
    lake.arrive("lamp-1", 40);
    lake.arrive("lamp-1", 40, NOON.plus(Duration.ofDays(1)));
    lake.publish("a");
    lake.publish("a", NEXT_DAY, MEAN, "true");
    lake.arrive("lamp-1", 60, NOON.plus(Duration.ofDays(1)));
    lake.publish("b", NEXT_DAY, MEAN, "true");

    assertThat(lake.compare(null, null).days()).containsExactly(NEXT_DAY);
    assertThat(lake.compare("main", "main").days()).isEmpty();
  }

  @Test
  void compactionAndExpiryChangeNoComparison() {
    publishThreeKindsOfChange();
    Comparison fresh = lake.compare(null, null, DAY);
    lake.compact(lake.mart());
    lake.compact(lake.records());
    lake.publish("c", NEXT_DAY, MEAN, "true");
    lake.compact(lake.mart());
    lake.expire(lake.mart());
    lake.expire(lake.records());

    Comparison kept = lake.compare(null, null, DAY);

    assertThat(lake.mart().snapshots()).hasSize(4);
    assertThat(kept.before()).isEqualTo(fresh.before());
    assertThat(kept.after().snapshot()).isNotEqualTo(fresh.after().snapshot());
    assertThat(kept.first()).isEqualTo(fresh.first());
    assertThat(kept.reasons()).isEqualTo(fresh.reasons());
  }

  @Test
  void inputThatHasExpiredIsNamedAndTheMartsAreComparedAllTheSame() {
    publishThreeKindsOfChange();
    String tag =
        lake.records().refs().keySet().stream()
            .filter(name -> name.equals("input_" + inputOf(TAG_A)))
            .findFirst()
            .orElseThrow();
    lake.records().manageSnapshots().removeTag(tag).commit();
    lake.expire(lake.records());

    Comparison comparison = lake.compare(null, null, DAY);

    assertThat(comparison.differences()).isEqualTo(3);
    assertThat(comparison.reasons().get(0).cause()).contains("expired").contains(tag);
  }

  @Test
  void stateThatHasExpiredIsAFailureThatSaysWhatThereIs() {
    publishThreeKindsOfChange();
    lake.compact(lake.mart());
    long compacted = lake.mart().currentSnapshot().snapshotId();
    lake.publish("c");
    lake.expire(lake.mart());

    assertThatThrownBy(() -> lake.compare(Long.toString(compacted), "main", DAY))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("no such snapshot")
        .hasMessageContaining(TAG_A)
        .hasMessageContaining(TAG_B);
    assertThatThrownBy(() -> lake.compare("day_2026_01_15_run_x", "2026-01-01T00:00:00Z", DAY))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("no such tag")
        .hasMessageContaining("knows its history since");
  }

  @Test
  void referencesThatMeanNothingAreToldAtOnce() {
    lake.publish("a");

    assertThatThrownBy(() -> lake.compare("yesterday", "9999999999999999999", DAY))
        .isInstanceOfSatisfying(BadConfiguration.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  void timeMeansWhatWasPublishedThen() {
    long first = lake.publish("a");
    Instant published = Instant.ofEpochMilli(lastOf(lake.mart().history()).timestampMillis());
    lake.arrive("lamp-1", 40);
    lake.publish("b");

    assertThat(lake.compare(published.toString(), null, DAY).before().snapshot()).isEqualTo(first);
  }

  @Test
  void martThatWasNeverComputedIsSaidToBeMissing() {
    assertThatThrownBy(() -> lake.compare(null, null, DAY))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("daily_lamps does not exist yet");
  }

  @Test
  void differencesAreKeptOnceHoweverOftenTheyAreSaved() {
    publishThreeKindsOfChange();
    DifferencesTable.Name name = DifferencesTable.Name.of("compare.differences", lake.settings());
    for (int i = 0; i < 2; i++) {
      new CompareSnapshots(lake.spark(), lake.settings(), LAMPS)
          .compare(
              new Asked(Optional.empty(), Optional.empty(), List.of(DAY)),
              0,
              Optional.of(new DifferencesTable(lake.spark(), name)));
    }

    assertThat(
            lake.rows(
                "select mart, key['sensor_id'], change, column_name, old_value, new_value from %s order by 2, 4"
                    .formatted(name)))
        .containsExactly(
            "[daily_lamps,lamp-1,changed,mean_brightness,40.0,50.0]",
            "[daily_lamps,lamp-1,changed,reading_count,1,2]",
            "[daily_lamps,lamp-2,added,null,null,null]",
            "[daily_lamps,lamp-3,removed,null,null,null]");
  }

  /** Runs a and b: lamp-0 stays, lamp-1 changes, lamp-2 is new, lamp-3 no longer counts. */
  private void publishThreeKindsOfChange() {
    lake.arrive("lamp-0", 40);
    lake.arrive("lamp-1", 40);
    lake.arrive("lamp-3", 40);
    lake.publish("a");
    lake.arrive("lamp-1", 60);
    lake.arrive("lamp-2", 10);
    lake.publish("b", DAY, MEAN, "sensor_id <> 'lamp-3'");
  }

  private static HistoryEntry lastOf(List<HistoryEntry> history) {
    return history.get(history.size() - 1);
  }

  private String inputOf(String tag) {
    return lake.mart().snapshot(tag).summary().get("citylake.input-records");
  }

  private static ChangedRow row(String lamp, Value... values) {
    return new ChangedRow(List.of(DAY.toString(), lamp), List.of(values));
  }

  private static String printed(Comparison comparison) {
    StringWriter text = new StringWriter();
    new SnapshotsReport(new PrintWriter(text)).print(comparison);
    return text.toString();
  }
}
