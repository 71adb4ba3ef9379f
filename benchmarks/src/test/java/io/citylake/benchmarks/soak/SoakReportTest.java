package io.citylake.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.benchmarks.report.JsonFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SoakReportTest {
  private static final String RESULTS =
      """
      {"benchmark": "soak", "began": "2026-01-15T12:00:00Z", "machine": {"cores": 2, "processor": "P", "memoryBytes": 8589934592, "operatingSystem": "OS", "java": "J"},
       "settings": {"durationSeconds": 1200, "judgedFromSeconds": 420, "rate": 5000, "sensors": 100, "heap": "2g"},
       "trends": [
         {"series": "STATE_BYTES", "label": "state MiB", "judgedFromSeconds": 420, "firstThirdMedian": 1048576, "lastThirdMedian": 2097152,
          "ratio": 2.0, "verdict": "GROWS"},
         {"series": "WINDOWS_LAG_RECORDS", "label": "windows lag", "judgedFromSeconds": 420, "firstThirdMedian": 0, "lastThirdMedian": 7,
          "ratio": null, "verdict": "GROWS"}],
       "samples": [
         {"seconds": 60, "WINDOWS_LAG_SECONDS": 1.0, "RECORDS_LAG_SECONDS": 10, "HEAP_AFTER_COLLECTION_BYTES": null},
         {"seconds": 120, "WINDOWS_LAG_SECONDS": 2.0, "RECORDS_LAG_SECONDS": 10, "HEAP_AFTER_COLLECTION_BYTES": 1048576}]}
      """;

  @Test
  void tableHasALineForEachSeriesInTheUnitOfItsLabel() throws IOException {
    assertThat(String.join("\n", report().section()))
        .startsWith("## Soak\n")
        .contains("for 2.0 minutes at 5,000 readings a second")
        .contains("window, 7.0 minutes:")
        .contains("![Lag and heap over time](benchmarks-soak.svg)")
        .contains("| state MiB | 7.0 | 1.00 | 2.00 | 2.00 | GROWS |")
        .contains("| windows lag | 7.0 | 0.00 | 7.00 |  | GROWS |");
  }

  @Test
  void runThatEndedBeforeItsFirstSampleTookNoTime() throws IOException {
    ObjectNode results = (ObjectNode) new ObjectMapper().readTree(RESULTS);
    results.putArray("samples");

    assertThat(JsonFile.report(results, SoakReport.class).section())
        .anyMatch(line -> line.contains("for 0.0 minutes"));
  }

  @Test
  void curveRisesToTheLargestValueAtTheEnd() throws IOException {
    assertThat(report().plots().get("benchmarks-soak.svg"))
        .contains("points=\"380.0,97.0 690.0,32.0\"")
        .contains("age of the newest reading in PostgreSQL, seconds");
  }

  @Test
  void curveLeavesOutWhatIsNotKnown() throws IOException {
    String plot = report().plots().get("benchmarks-soak.svg");

    assertThat(plot.substring(plot.indexOf("heap after")))
        .containsPattern("points=\"\\d+\\.\\d,\\d+\\.\\d\"");
  }

  private static SoakReport report() throws IOException {
    return JsonFile.report(new ObjectMapper().readTree(RESULTS), SoakReport.class);
  }
}
