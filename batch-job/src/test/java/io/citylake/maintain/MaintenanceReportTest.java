package io.citylake.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaintenanceReportTest {
  private static final TableReport RECORDS =
      new TableReport(
          "raw.records",
          Map.of(
              Step.BRANCHES, new Outcome("1", List.of("audit_2026_01_14_x")),
              Step.COMPACT, new Outcome("1,204 -> 61 files, 17.1 MiB saved")),
          Optional.empty(),
          Duration.ofMillis(12_400));
  private static final TableReport WINDOWS =
      new TableReport(
          "live.windows",
          Map.of(Step.LIVE, new Outcome("2 days dropped, 1 made ahead")),
          Optional.empty(),
          Duration.ofMillis(100));

  @Test
  void columnsLineUpAndDetailsFollow() {
    assertThat(text(new MaintenanceReport(Mode.WORK, List.of(RECORDS, WINDOWS))))
        .isEqualTo(
            """
            maintenance   took 12.5 s
              table        branches  files of closed days               manifests  snapshots  orphan files    took
              raw.records         1  1,204 -> 61 files, 17.1 MiB saved                                      12.4 s
              live.windows   2 days dropped, 1 made ahead   0.1 s
              raw.records   branches
                audit_2026_01_14_x
            """);
  }

  @Test
  void failureIsNamedAndMakesTheReportIncomplete() {
    TableReport failed =
        new TableReport(
            "marts.windows", Map.of(), Optional.of("compact: no space left"), Duration.ZERO);
    MaintenanceReport report = new MaintenanceReport(Mode.DRY_RUN, List.of(RECORDS, failed));

    assertThat(report.isComplete()).isFalse();
    assertThat(text(report))
        .startsWith("maintenance   what it would do: nothing was changed")
        .endsWith("  marts.windows failed at compact: no space left\n");
    assertThat(new MaintenanceReport(Mode.WORK, List.of(RECORDS)).isComplete()).isTrue();
  }

  private static String text(MaintenanceReport report) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }
}
