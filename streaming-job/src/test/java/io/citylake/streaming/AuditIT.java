package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditCommand;
import io.citylake.audit.AuditReport;
import io.citylake.audit.Explained;
import io.citylake.audit.Verdict;
import io.citylake.audit.WindowsAudit;
import io.citylake.command.ExitCodes;
import io.citylake.explain.UnseenWindows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The audit explains what may differ and finds what may not. */
class AuditIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-01-15T18:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-01-15T23:00:00Z");
  private static final int READINGS = 120;

  private City city;

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(2).withAirQualityOnly();
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void lateReadingsAreCountedAndTheirWindowsExplained() throws Exception {
    sendAndCatchUp(readings(MORNING));
    sendAndCatchUp(readings(NOON));
    sendAndCatchUp(List.of(Payloads.airQuality("air-0", MORNING.plusSeconds(1), 99)));
    sendAndCatchUp(readings(EVENING));

    WindowsAudit windows = city.audit().windows();

    assertThat(windows.late()).isEqualTo(new Explained(1, 1));
    assertThat(city.postgresValue("select sum(late_rows)::bigint from live.progress", Long.class))
        .isEqualTo(1);
    assertThat(windows.unexplained()).isZero();
    assertThat(windows.equal()).isEqualTo(windows.finalWindows() - 1);
  }

  @Test
  void repeatedReadingsAreCountedOnce() throws Exception {
    sendAndCatchUp(readings(MORNING));
    sendAndCatchUp(readings(MORNING).subList(READINGS - 20, READINGS));
    sendAndCatchUp(readings(NOON));

    WindowsAudit windows = city.audit().windows();

    assertThat(windows.duplicate().readings()).isEqualTo(20);
    assertThat(windows.equal()).isEqualTo(windows.finalWindows());
  }

  @Test
  void slidingWindowsAreAuditedToo() throws Exception {
    city.with("streaming.window.slide", "1m");

    sendAndCatchUp(readings(MORNING));
    sendAndCatchUp(readings(NOON));

    AuditReport report = city.audit();
    assertThat(report.holds()).isTrue();
    // 24 begin between 07:56 and 08:19; of those around noon, 9 end at or before the watermark of
    // 12:09:50.
    assertThat(report.windows().finalWindows()).isEqualTo(24 + 9);
  }

  @Test
  void manipulatedWindowIsUnexplained() throws Exception {
    sendAndCatchUp(readings(MORNING));
    sendAndCatchUp(readings(NOON));
    city.postgresValue(
        """
        update live.windows set value_max = value_max + 1
        where  window_start = '2026-01-15T08:05:00Z' returning 1""",
        Integer.class);

    AuditReport report = city.audit();

    assertThat(report.windows().unexplained()).isEqualTo(1);
    assertThat(report.windows().samples()).singleElement().asString().contains("08:05:00");
    assertThat(ExitCodes.commandLine(new AuditCommand(city.keys())).execute())
        .isEqualTo(ExitCodes.UNEXPLAINED);
  }

  @Test
  void recordsTakenOutOfTheLakeAreMissingAndRepeatedOnesAreFound() throws Exception {
    sendAndCatchUp(readings(MORNING));
    city.lake("delete from lake.raw.records where offset = 7");
    city.lake(
        """
        insert into lake.raw.records
        select * from lake.raw.records where offset = 9""");

    AuditReport report = city.audit();

    assertThat(report.holds()).isFalse();
    assertThat(report.partitions())
        .anyMatch(p -> p.untilOffset() > 9)
        .allMatch(p -> p.missing() == (p.untilOffset() > 7 ? 1 : 0))
        .allMatch(p -> p.repeated() == (p.untilOffset() > 9 ? 1 : 0));
  }

  @Test
  void windowsAreAuditedWhereAPartitionEndsInATransactionsMarker() throws Exception {
    sendAndCatchUp(readings(MORNING));
    try (Transactions transactions = Transactions.in(city, 1)) {
      transactions.commit(readings(NOON));
    }
    assertThat(city.catchUp()).isZero();

    AuditReport report = city.audit();

    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(report.windows().finalWindows()).isEqualTo(4 + 1);
    assertThat(report.windows().coverage().until()).contains(NOON.plusSeconds(590));
  }

  @ParameterizedTest
  @CsvSource({"read_committed, 200, 160", "read_uncommitted, 50, 50"})
  void abortedRecordsAreRecordsOnlyWhereTheIsolationLevelSaysSo(
      String isolation, int sent, int inLake) throws Exception {
    city.with("kafka.properties.\"isolation.level\"", isolation);
    List<String> payloads = Payloads.airQuality(MORNING, Duration.ofSeconds(10), sent, 2);
    try (Transactions transactions = Transactions.in(city, 0)) {
      for (int i = 0; i < sent; i++) {
        if (i % 5 == 4) {
          transactions.abort(payloads.subList(i, i + 1));
        } else {
          transactions.commit(payloads.subList(i, i + 1));
        }
      }
    }
    assertThat(city.catchUp()).isZero();

    AuditReport report = city.audit();

    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(report.recordsInLake()).isEqualTo(inLake);
    assertThat(report.partitions().get(0).untilOffset()).isEqualTo(2L * sent);
  }

  @Test
  void compactedTopicThatEndsInTombstonesIsAccountedFor() throws Exception {
    CompactedTopic topic = CompactedTopic.of(city);
    topic.sendAndCompact(readings(MORNING));
    assertThat(city.catchUp()).isZero();

    AuditReport report = city.audit();

    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN);
    assertThat(report.partitions().get(0).inLake())
        .isPositive()
        .isLessThan(report.partitions().get(0).untilOffset());
  }

  @Test
  void nothingThatTheLakeHasYetToReadPassesAsProven() throws Exception {
    city.send(readings(MORNING));
    assertThat(city.catchUp("--query", "records")).isZero();
    city.send(readings(NOON));
    assertThat(city.catchUp("--query", "windows")).isZero();

    StringWriter said = new StringWriter();
    CommandLine audit = ExitCodes.commandLine(new AuditCommand(city.keys()));
    audit.setOut(new PrintWriter(said));
    assertThat(audit.execute()).isEqualTo(ExitCodes.FAILED);
    assertThat(said.toString())
        .contains("of which the lake has yet to read " + city.topic())
        .contains("nothing is proven of the windows")
        .doesNotContain("accounted for");

    assertThat(city.catchUp()).isZero();
    sendAndCatchUp(readings(EVENING));
    city.send(readings(NIGHT));
    assertThat(city.catchUp("--query", "windows")).isZero();

    AuditReport report = city.audit();
    assertThat(report.verdict()).isEqualTo(Verdict.PROVEN_IN_PART);
    assertThat(report.windows().coverage().until()).contains(EVENING.plusSeconds(590));
    assertThat(report.windows().coverage().unseen())
        .singleElement()
        .returns(EVENING.plusSeconds(590), UnseenWindows::from)
        .returns(NIGHT.plusSeconds(590), UnseenWindows::until);
  }

  private void sendAndCatchUp(List<String> payloads) throws Exception {
    city.send(payloads);
    assertThat(city.catchUp()).isZero();
  }

  /** Twenty minutes of two sensors. */
  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(10), READINGS, 2);
  }
}
