package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.benchmarks.report.JsonFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FreshnessReportTest {
  private static final String RESULTS =
      """
      {"benchmark": "freshness", "began": "2026-01-15T12:00:00Z",
       "machine": {"cores": 2, "processor": "X", "memoryBytes": 8589934592, "operatingSystem": "Y", "java": "17"},
       "settings": {"rounds": 1, "seed": 42, "sensors": 100, "partitions": 4, "heap": "2g", "durationSeconds": 60.0,
         "warmUpSeconds": 30.0, "graceSeconds": 30, "probesPerSecond": 50, "servingPollMillis": 5, "lakePollMillis": 50,
         "citylake": {"lake.catalog": "other"}},
       "contestants": [{"name": "citylake", "description": "the job"}, {"name": "naive", "description": "tutorials"}],
       "failures": ["naive failed in round 1: no such luck"],
       "coldStartSeconds": {"citylake": 12.34},
       "summary": [
         {"contestant": "citylake", "rate": 1000, "achievedRate": 999.9, "cpuShare": 0.5, "othersShare": 0.25,
          "windowsLag": 1200, "recordsLag": 5600,
          "serving": {"probes": 3000, "neverSeen": 0, "p50": 800, "p95": 1500, "p99": 1600, "p99.9": 1700, "max": 1750},
          "lake": {"probes": 3000, "neverSeen": 1, "p50": 6000, "p95": 9000, "p99": 10000, "p99.9": 11000, "max": null}},
         {"contestant": "naive", "rate": 1000, "achievedRate": 1000, "cpuShare": 0.75, "othersShare": null,
          "windowsLag": 90000, "recordsLag": 5,
          "serving": {"probes": 3000, "neverSeen": 3000, "p50": null, "p95": null, "p99": null, "p99.9": null,
                      "max": null},
          "lake": {"probes": 3000, "neverSeen": 0, "p50": 1, "p95": 2, "p99": 3, "p99.9": 4, "max": 5}}]}
      """;

  @Test
  void tablesHaveALineForEachContestantAndRateAndSayWhatWasNeverSeen() throws IOException {
    assertThat(report().section())
        .contains(
            "| citylake | 1,000 | 800 | 1,500 | 1,600 | 1,700 | 1,750 | 3,000 | 0 |",
            "| naive | 1,000 | never | never | never | never | never | 3,000 | 3,000 |",
            "| citylake | 1,000 | 6,000 | 9,000 | 10,000 | 11,000 | never | 3,000 | 1 |",
            "| citylake | 1,000 | 1,000 | 50 % | 25 % | 1,200 | 5,600 |",
            "| naive | 1,000 | 1,000 | 75 % |  | 90,000 | 5 |");
  }

  @Test
  void settingsColdStartsAndFailuresAreTold() throws IOException {
    assertThat(String.join("\n", report().section()))
        .contains("**citylake**: the job. Cold start: 12.3 s")
        .contains("**naive**: tutorials.\n")
        .contains("Citylake with lake.catalog = other.")
        .contains("- naive failed in round 1: no such luck");
  }

  @Test
  void plotsHaveABarForEachPercentileThatWasSeen() throws IOException {
    assertThat(report().plots().get("benchmarks-freshness-serving.svg"))
        .contains("citylake, 1,000/s, p50", "citylake, 1,000/s, p99.9")
        .doesNotContain("naive");
    assertThat(report().plots().get("benchmarks-freshness-lake.svg"))
        .contains("naive, 1,000/s, p99<");
  }

  @Test
  void pageLinksToItsPlots() throws IOException {
    FreshnessReport report = report();

    assertThat(report.plots().keySet())
        .allSatisfy(
            plot -> assertThat(String.join("\n", report.section())).contains("](" + plot + ")"));
  }

  private static FreshnessReport report() throws IOException {
    return JsonFile.report(new ObjectMapper().readTree(RESULTS), FreshnessReport.class);
  }
}
