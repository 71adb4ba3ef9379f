package io.citylake.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditReportTest {
  private static final WindowsAudit EQUAL =
      new WindowsAudit(9_929, 9_929, 0, 0, 0, 0, 0, List.of());

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
  void auditThatHolds() {
    AuditReport report =
        new AuditReport(
            List.of(
                new PartitionAudit("smart-city-sensors", 0, 0, 418_775, 418_775, 0, 0, 0),
                new PartitionAudit("smart-city-sensors", 1, 1_000, 420_021, 419_021, 0, 0, 12),
                new PartitionAudit("smart-city-sensors", 2, 0, 0, 0, 0, 0, 0),
                new PartitionAudit("traffic-data", 0, 0, 0, 0, 0, 0, 0)),
            List.of(),
            new WindowsAudit(9_929, 9_917, 11, 14, 1, 2, 0, List.of()));

    assertThat(report.holds()).isTrue();
    assertThat(report.recordsInLake()).isEqualTo(837_796);
    assertThat(printed(report))
        .isEqualTo(
            """
            audit   topic smart-city-sensors
              partition                   offsets     in the lake    missing   repeated  yet to come
                      0                0..418,774         418,775          0          0            0
                      1            1,000..420,020         419,021          0          0           12
                      2                      none               0          0          0            0
              without records: traffic-data
              windows  9,929 final   equal 9,917   late 11 (14 readings)   duplicate 1 (2 readings)   unexplained 0
              every record accounted for
            """);
  }

  @Test
  void auditThatDoesNotHold() {
    AuditReport report =
        new AuditReport(
            List.of(new PartitionAudit("smart-city-sensors", 0, 0, 1_000, 990, 10, 3, 0)),
            List.of(),
            new WindowsAudit(100, 98, 0, 0, 0, 0, 2, List.of("{one}", "{other}")));

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
              the audit does not hold
            """);
  }

  @Test
  void topicThatKafkaNoLongerHasIsNeverVouchedFor() {
    AuditReport report =
        new AuditReport(
            List.of(new PartitionAudit("city", 0, 0, 250, 250, 0, 0, 0)),
            List.of(new DeletedPartition("city", "Old", 0, 0, 99, 98, 0)),
            EQUAL);

    assertThat(report.holds()).isTrue();
    assertThat(printed(report))
        .isEqualTo(
            """
            audit   topic city
              partition                   offsets     in the lake    missing   repeated  yet to come
                      0                    0..249             250          0          0            0
            audit   topic city, id Old: deleted, Kafka can no longer be asked
              partition                   offsets     in the lake       gaps   repeated
                      0                     0..99              98          2          0
              windows  9,929 final   equal 9,929   late 0 (0 readings)   duplicate 0 (0 readings)   unexplained 0
              every record that Kafka has accounted for; what was not read of a deleted topic is not known
            """);
    assertThat(
            new AuditReport(
                    List.of(), List.of(new DeletedPartition("city", "", 0, 0, 9, 10, 1)), EQUAL)
                .holds())
        .isFalse();
  }

  @Test
  void missingRecordsOrRepeatedRowsOrUnexplainedWindowsAreEachEnoughToFail() {
    PartitionAudit whole = new PartitionAudit("city", 0, 0, 10, 10, 0, 0, 0);
    PartitionAudit missing = new PartitionAudit("city", 0, 0, 10, 9, 1, 0, 0);
    PartitionAudit repeated = new PartitionAudit("city", 0, 0, 10, 10, 0, 1, 0);
    WindowsAudit unexplained = new WindowsAudit(10, 9, 0, 0, 0, 0, 1, List.of());

    assertThat(new AuditReport(List.of(whole), List.of(), EQUAL).holds()).isTrue();
    assertThat(new AuditReport(List.of(whole, missing), List.of(), EQUAL).holds()).isFalse();
    assertThat(new AuditReport(List.of(repeated, whole), List.of(), EQUAL).holds()).isFalse();
    assertThat(new AuditReport(List.of(whole), List.of(), unexplained).holds()).isFalse();
  }

  @Test
  void auditsOfSeveralCheckpointsAddUp() {
    WindowsAudit first = new WindowsAudit(10, 5, 2, 4, 1, 2, 2, List.of("{one}"));
    WindowsAudit second = new WindowsAudit(20, 10, 4, 8, 2, 4, 4, List.of("{other}"));

    assertThat(first.plus(second))
        .isEqualTo(new WindowsAudit(30, 15, 6, 12, 3, 6, 6, List.of("{one}", "{other}")));
  }

  private static String printed(AuditReport report) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }
}
