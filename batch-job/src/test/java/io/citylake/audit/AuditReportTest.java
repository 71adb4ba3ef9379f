package io.citylake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.explain.UnseenWindows;
import io.citylake.progress.OffsetRange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  private static final String CITY = "smart-city-sensors";
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-01-15T18:00:00Z");
  private static final UnseenWindows AFTERNOON =
      new UnseenWindows(NOON, EVENING, new OffsetRange(CITY, 0, 4_711, 5_000));
  private static final WindowsCoverage ALL = seen(0, List.of());

  private static final PartitionAudit WHOLE = partition(0, 10, 10, 0, 0, 0);
  private static final PartitionAudit UNREAD = partition(0, 0, 0, 0, 0, 5);
  private static final PartitionAudit EMPTY = partition(0, 0, 0, 0, 0, 0);
  private static final WindowsAudit EQUAL =
      new WindowsAudit(9_929, 9_929, Explained.NONE, Explained.NONE, 0, 0, List.of(), ALL);
  private static final WindowsAudit NONE = WindowsAudit.NOTHING_FINAL;

  private final Locale before = Locale.getDefault();

  /** Numbers look the same everywhere. */
  @BeforeEach
  void beInGermany() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void beWhereWeWere() {
    Locale.setDefault(before);
  }

  @Test
  void auditOfAllThereIs() {
    AuditReport report =
        report(
            new WindowsAudit(
                9_929, 9_917, new Explained(11, 14), new Explained(1, 2), 0, 0, List.of(), ALL),
            new PartitionAudit(CITY, 0, 0, 418_775, 418_775, 0, 0, 0, 0),
            new PartitionAudit(CITY, 1, 1_000, 420_021, 419_021, 0, 0, 0, 0),
            new PartitionAudit(CITY, 2, 0, 0, 0, 0, 0, 0, 0),
            new PartitionAudit("traffic-data", 0, 0, 0, 0, 0, 0, 0, 0));

    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(report.recordsInLake()).isEqualTo(837_796);
    assertThat(printed(report))
        .isEqualTo(
            """
            audit   topic smart-city-sensors
              partition                   offsets     in the lake    missing   repeated  yet to come
                      0                0..418,774         418,775          0          0            0
                      1            1,000..420,020         419,021          0          0            0
                      2                      none               0          0          0            0
              without records: traffic-data
              windows  9,929 final   equal 9,917   late 11 (14 readings)   duplicate 1 (2 readings)   unexplained 0
              windows from 2026-01-15T08:00:00Z that ended by 2026-01-15T12:00:00Z
              every record accounted for
            """);
  }

  @Test
  void whatWasNotLookedAtIsNamed() {
    AuditReport report =
        new AuditReport(
            List.of(partition(0, 4_711, 4_711, 0, 0, 289)),
            List.of(),
            new TreeMap<>(Map.of("old-city", 1_234L)),
            new WindowsAudit(
                48,
                48,
                Explained.NONE,
                Explained.NONE,
                0,
                0,
                List.of(),
                seen(7, List.of(AFTERNOON))));

    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN_IN_PART);
    assertThat(report.holds()).isTrue();
    assertThat(printed(report))
        .isEqualTo(
            """
            audit   topic smart-city-sensors
              partition                   offsets     in the lake    missing   repeated  yet to come
                      0                  0..4,710           4,711          0          0          289
              windows  48 final   equal 48   late 0 (0 readings)   duplicate 0 (0 readings)   unexplained 0
              windows from 2026-01-15T08:00:00Z that ended by 2026-01-15T12:00:00Z
              not looked at: 1,234 records in the lake of old-city, which kafka.topics does not name
              not looked at: 289 offsets that are yet to come
              not looked at: 7 windows of days that the speed layer has dropped
              not looked at: windows that ended after 2026-01-15T12:00:00Z until 2026-01-15T18:00:00Z, of which the lake has yet to read smart-city-sensors-0 from 4,711
              every record that was looked at is accounted for
            """);
  }

  @Test
  void auditThatDoesNotHold() {
    AuditReport report =
        report(
            new WindowsAudit(
                100, 98, Explained.NONE, Explained.NONE, 0, 2, List.of("{one}", "{other}"), ALL),
            new PartitionAudit(CITY, 0, 0, 1_000, 990, 10, 4, 3, 0));

    assertThat(report.holds()).isFalse();
    assertThat(printed(report))
        .isEqualTo(
            """
            audit   topic smart-city-sensors
              partition                   offsets     in the lake    missing   repeated  yet to come
                      0                    0..999             990         10          3            0
              windows  100 final   equal 98   late 0 (0 readings)   duplicate 0 (0 readings)   unexplained 2
                unexplained {one}
                unexplained {other}
              windows from 2026-01-15T08:00:00Z that ended by 2026-01-15T12:00:00Z
              4 of the missing are offsets that Kafka no longer holds: a record, or a transaction's marker or a compacted record
              the audit does not hold
            """);
  }

  @Test
  void topicThatKafkaNoLongerHasIsNeverVouchedFor() {
    AuditReport report =
        new AuditReport(
            List.of(partition(0, 250, 250, 0, 0, 0)),
            List.of(new DeletedPartition(CITY, "Old", 0, 0, 100, 98, 0)),
            new TreeMap<>(),
            EQUAL);

    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN_IN_PART);
    assertThat(printed(report))
        .isEqualTo(
            """
            audit   topic smart-city-sensors
              partition                   offsets     in the lake    missing   repeated  yet to come
                      0                    0..249             250          0          0            0
            audit   topic smart-city-sensors, id Old: deleted, Kafka can no longer be asked
              partition                   offsets     in the lake       gaps   repeated
                      0                     0..99              98          2          0
              windows  9,929 final   equal 9,929   late 0 (0 readings)   duplicate 0 (0 readings)   unexplained 0
              windows from 2026-01-15T08:00:00Z that ended by 2026-01-15T12:00:00Z
              not looked at: what was not read of a deleted topic, which nobody can know any more
              every record that was looked at is accounted for
            """);
    DeletedPartition repeated = new DeletedPartition(CITY, "", 0, 0, 10, 10, 1);
    assertThat(new AuditReport(List.of(), List.of(repeated), new TreeMap<>(), EQUAL).verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void missingRecordsOrRepeatedRowsOrUnexplainedWindowsAreEachEnoughToFail() {
    PartitionAudit missing = partition(0, 10, 9, 1, 0, 0);
    PartitionAudit repeated = partition(0, 10, 10, 0, 1, 0);
    WindowsAudit unexplained =
        new WindowsAudit(10, 9, Explained.NONE, Explained.NONE, 0, 1, List.of(), ALL);

    assertThat(report(EQUAL, WHOLE).verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(report(EQUAL, WHOLE, missing).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(report(EQUAL, repeated, WHOLE).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(report(unexplained, WHOLE).verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(Verdict.REFUTED.exitCode()).isEqualTo(ExitCodes.UNEXPLAINED);
  }

  @Test
  void nothingIsProvenWhereNothingOfTheDataCouldBeLookedAt() {
    WindowsAudit unseen = NONE.with(List.of(AFTERNOON));

    assertThat(report(NONE, UNREAD).verdict()).isEqualTo(Verdict.NOTHING_PROVEN);
    assertThat(printed(report(NONE, UNREAD)))
        .contains("nothing is proven: the records query has read nothing of what Kafka holds")
        .doesNotContain("accounted for");
    assertThat(report(unseen, WHOLE).verdict()).isEqualTo(Verdict.NOTHING_PROVEN);
    assertThat(printed(report(unseen, WHOLE)))
        .contains("nothing is proven of the windows: the lake has yet to read")
        .doesNotContain("accounted for");
    assertThat(report(NONE, UNREAD).holds()).isFalse();
    assertThat(Verdict.NOTHING_PROVEN.exitCode()).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void withoutAnyDataThereIsNothingToProve() {
    assertThat(report(NONE, EMPTY).verdict()).isEqualTo(Verdict.NOTHING_TO_PROVE);
    assertThat(report(NONE).verdict()).isEqualTo(Verdict.NOTHING_TO_PROVE);
    assertThat(printed(report(NONE, EMPTY))).contains("nothing to prove");
  }

  @Test
  void auditsOfSeveralCheckpointsAddUp() {
    WindowsAudit first =
        new WindowsAudit(
            10,
            5,
            new Explained(2, 4),
            new Explained(1, 2),
            1,
            2,
            List.of("{one}"),
            seen(1, List.of()));
    WindowsAudit second =
        new WindowsAudit(
            20,
            10,
            new Explained(4, 8),
            new Explained(2, 4),
            2,
            4,
            List.of("{other}"),
            new WindowsCoverage(Optional.of(NOON), Optional.of(EVENING), 2, List.of()));

    assertThat(first.plus(second))
        .isEqualTo(
            new WindowsAudit(
                30,
                15,
                new Explained(6, 12),
                new Explained(3, 6),
                3,
                6,
                List.of("{one}", "{other}"),
                new WindowsCoverage(Optional.of(MORNING), Optional.of(EVENING), 3, List.of())));
  }

  private static AuditReport report(WindowsAudit windows, PartitionAudit... partitions) {
    return new AuditReport(List.of(partitions), List.of(), new TreeMap<>(), windows);
  }

  private static PartitionAudit partition(
      long from, long until, long inLake, long missing, long repeated, long toCome) {
    return new PartitionAudit(CITY, 0, from, until, inLake, missing, 0, repeated, toCome);
  }

  private static WindowsCoverage seen(long dropped, List<UnseenWindows> unseen) {
    return new WindowsCoverage(Optional.of(MORNING), Optional.of(NOON), dropped, unseen);
  }

  private static String printed(AuditReport report) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }
}
