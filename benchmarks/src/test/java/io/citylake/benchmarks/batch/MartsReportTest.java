package io.citylake.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.benchmarks.report.JsonFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MartsReportTest {
  private static final String RESULTS =
      """
      {"benchmark": "batch", "began": "2026-01-15T12:00:00Z",        "machine": {"cores": 2, "processor": "X", "memoryBytes": 8589934592, "operatingSystem": "Y", "java": "17"},
       "settings": {"rounds": 3, "recordsPerDay": 144000, "load": {"sensors": 100}, "heap": "2g"},
       "summary": [
         {"phase": "cold", "readings": 144000, "seconds": {"median": 36}, "cpuMicrosPerReading": {"median": 412.5}},
         {"phase": "warm", "readings": 144000, "seconds": {"median": 12}, "cpuMicrosPerReading": {"median": 98.125}}],
       "results": [{"round": 1, "phase": "cold", "windows": {"expected": 9, "found": 9, "different": 0, "examples": []}}]}
      """;

  @Test
  void tableHasALineForTheFirstDayAndForTheSecond() throws IOException {
    assertThat(text(results()))
        .contains("| cold | 144,000 | 36.0 | 4,000 | 412.50 |")
        .contains("| warm | 144,000 | 12.0 | 12,000 | 98.13 |")
        .contains("3 rounds, heap 2g.");
  }

  @Test
  void wrongWindowsAreSaid() throws IOException {
    ObjectNode wrong = results();
    ((ObjectNode) wrong.at("/results/0/windows")).put("different", 1);

    assertThat(text(results())).contains("published are those of");
    assertThat(text(wrong)).contains("published are not those of");
  }

  private static ObjectNode results() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(RESULTS);
  }

  private static String text(JsonNode results) {
    return String.join("\n", JsonFile.report(results, MartsReport.class).section());
  }
}
