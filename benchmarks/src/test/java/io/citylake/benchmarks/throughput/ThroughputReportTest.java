package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.benchmarks.report.JsonFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ThroughputReportTest {
  private static final String RESULTS =
      """
      {"benchmark": "throughput", "began": "2026-01-15T12:00:00Z",
       "machine": {"cores": 2, "processor": "X", "memoryBytes": 8589934592, "operatingSystem": "Y", "java": "17"},
       "settings": {"rounds": 1, "seed": 42, "sensors": 100, "partitions": 4, "heap": "2g"},
       "phases": [{"phase": "cold", "offsets": {"0": 2000, "1": 3000}, "meanPayloadBytes": 353.4},
                  {"phase": "warm", "offsets": {"0": 9000}, "meanPayloadBytes": 353.4}],
       "contestants": [{"name": "limit", "description": "threads", "leavesOut": "crashes"},
                       {"name": "citylake", "description": "the job", "leavesOut": ""}],
       "summary": [
         {"contestant": "limit", "phase": "warm", "recordsPerSecond": {"median": 1000.4},
          "cpuMicrosPerRecord": {"median": 2.5}, "rateToLimit": 1.0, "cpuToNaive": null, "cpuToLimit": 1.0,
          "othersShare": {"median": 0.25}, "holds": true},
         {"contestant": "citylake", "phase": "warm", "recordsPerSecond": {"median": 500},
          "cpuMicrosPerRecord": {"median": 5}, "rateToLimit": 0.5, "cpuToNaive": null, "cpuToLimit": 2.0,
          "othersShare": {"median": 0}, "holds": false},
         {"contestant": "citylake", "phase": "cold", "recordsPerSecond": {"median": 100},
          "cpuMicrosPerRecord": {"median": 50}, "rateToLimit": null, "cpuToNaive": 0.5, "cpuToLimit": 4.0,
          "othersShare": {"median": 0}, "holds": true}]}
      """;

  @Test
  void tableHasALineForEachContestantAndPhaseAndSaysWhoDiffers() throws IOException {
    String page = String.join("\n", report().section());

    assertThat(page)
        .contains("Load: 5,000 records cold and 9,000 records warm, of 353 bytes")
        .contains("| limit | warm | 1,000 | 1.00 | 2.50 |  | 1.00 | 25 % | equal |")
        .contains("| citylake | warm | 500 | 0.50 | 5.00 |  | 2.00 | 0 % | DIFFERS |")
        .contains("| citylake | cold | 100 |  | 50.00 | 0.50 | 4.00 | 0 % | equal |")
        .contains("**limit**: threads. Leaves out: crashes.")
        .contains("**citylake**: the job.");
  }

  @Test
  void plotHasABarForEachWarmContestantTheLongestForTheDearest() throws IOException {
    String svg = report().plots().get("benchmarks-throughput.svg");

    assertThat(svg)
        .containsOnlyOnce("width=\"420.0\"")
        .containsOnlyOnce("width=\"210.0\"")
        .doesNotContain("50.0<");
  }

  private static ThroughputReport report() throws IOException {
    return JsonFile.report(new ObjectMapper().readTree(RESULTS), ThroughputReport.class);
  }
}
