package io.citylake.benchmarks.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.benchmarks.report.JsonFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MartsReportTest {
  private static final String RESULTS =
      """
      {"benchmark": "batch", "began": "2026-01-15T12:00:00Z",
       "machine": {"cores": 2, "processor": "X", "memoryBytes": 8589934592, "operatingSystem": "Y", "java": "17"},
       "settings": {"rounds": 3, "seed": 42, "sizes": [10000], "heap": "2g"},
       "summary": [
         {"readings": 10000, "phase": "cold", "seconds": {"median": 24}, "cpuSeconds": {"median": 40},
          "duckdbSeconds": {"median": 2}, "duckdbCpuSeconds": {"median": 2.5},
          "prepareSeconds": {"median": 3}, "writeSeconds": {"median": 8}, "checkSeconds": {"median": 4}, "publishSeconds": {"median": 2}},
         {"readings": 10000, "phase": "warm", "seconds": {"median": 8}, "cpuSeconds": {"median": 10}}],
       "results": [
         {"round": 1, "phase": "cold", "day": "2025-01-15", "readings": 10000,
          "start": {"seconds": 5, "cpuSeconds": {}}, "work": {"seconds": 24, "cpuSeconds": {"driver": 40}},
          "windows": {"expected": 9, "found": 9, "different": 0, "examples": []}}],
       "duckdb": [
         {"round": 1, "phase": "cold", "day": "2025-01-15", "readings": 10000, "marts": [
           {"mart": "daily_traffic", "citylake": 2, "duckdb": 2, "different": 0, "examples": []}]}]}
      """;

  @Test
  void eachSizeHasALineForTheFirstDayAndForTheSecond() throws IOException {
    assertThat(section(results()))
        .contains("| 10,000 | cold | 24.0 | 40.0 | 4,000.00 | 2.0 | 2.5 | 12.0 | 16.0 |")
        .contains("3 rounds, heap 2g.");
  }

  @Test
  void whatIsNotKnownOfDuckdbIsLeftEmpty() throws IOException {
    assertThat(section(results()))
        .contains("| 10,000 | warm | 8.0 | 10.0 | 1,000.00 |  |  |  |  |");
  }

  @Test
  void phasesOfADayAddUpToIt() throws IOException {
    assertThat(section(results())).contains("| 10,000 | cold | 3.0 | 8.0 | 4.0 | 2.0 | 7.0 |");
  }

  @Test
  void wrongWindowsAreSaid() throws IOException {
    ObjectNode wrong = results();
    ((ObjectNode) wrong.at("/results/0/windows")).put("different", 1);

    assertThat(section(results())).contains("published are those of");
    assertThat(section(wrong)).contains("published are not those of");
    assertThat(report(wrong).holds()).isFalse();
  }

  @Test
  void martsThatDifferFromDuckdbsAreShownAndDoNotHold() throws IOException {
    ObjectNode wrong = results();
    ObjectNode mart = (ObjectNode) wrong.at("/duckdb/0/marts/0");
    mart.put("different", 1).putArray("examples").add("2025-01-15, t-1: vehicles is 4 and 5");

    StringWriter printed = new StringWriter();
    report(wrong).print(new PrintWriter(printed, true));

    assertThat(report(results()).holds()).isTrue();
    assertThat(section(results())).contains("same rows as DuckDB's");
    assertThat(report(wrong).holds()).isFalse();
    assertThat(section(wrong)).contains("**Marts differ from DuckDB's.**");
    assertThat(printed).asString().contains("daily_traffic: 2025-01-15, t-1: vehicles is 4 and 5");
  }

  @Test
  void nothingIsSaidOfMartsThatDuckdbDidNotMake() throws IOException {
    ObjectNode alone = results();
    alone.putArray("duckdb");

    assertThat(section(alone)).contains("DuckDB was not measured.").doesNotContain("same rows");
  }

  private static ObjectNode results() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(RESULTS);
  }

  private static MartsReport report(JsonNode results) {
    return JsonFile.report(results, MartsReport.class);
  }

  private static String section(JsonNode results) {
    return String.join("\n", report(results).section());
  }
}
