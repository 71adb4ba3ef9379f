package io.citylake.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.benchmarks.report.JsonFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ScaleReportTest {
  private static final String RESULTS =
      """
      {"benchmark": "scale", "began": "2026-01-15T12:00:00Z", "machine": {"cores": 2, "processor": "P", "memoryBytes": 8589934592, "operatingSystem": "OS", "java": "J"},
       "settings": {"records": 1000000, "coldRecords": 250000, "rounds": 3, "heap": "2g"},
       "failures": ["workers 2 failed in round 1: no such luck\\nlog"],
       "summary": [
         {"experiment": "cores", "changes": "task slots", "value": 1, "queries": "both",
          "recordsPerSecond": {"median": 1000.4}, "cpuMicrosPerRecord": {"median": 12.345},
          "heapPeakBytes": 104857600, "residentPeakBytes": 1073741824, "stateRows": 5000, "stateBytes": 2097152,
          "dataFiles": 12, "metadataFiles": 3, "snapshots": 2, "holds": true},
         {"experiment": "watermark", "changes": "minutes", "value": 360, "queries": "windows",
          "recordsPerSecond": {"median": 500}, "cpuMicrosPerRecord": {"median": 20},
          "heapPeakBytes": null, "residentPeakBytes": null, "stateRows": 5000, "stateBytes": 2097152,
          "dataFiles": null, "metadataFiles": null, "snapshots": null, "holds": false}]}
      """;

  @Test
  void everyExperimentHasATableOfItsValues() throws IOException {
    assertThat(JsonFile.report(new ObjectMapper().readTree(RESULTS), ScaleReport.class).section())
        .startsWith("## Scale")
        .contains("### cores: task slots")
        .contains("| 1 | 1,000 | 12.35 | 100 | 1,024 | 5,000 | 2 | 12 | 2 | complete |")
        .contains("### watermark: minutes")
        .contains("| 360 | 500 | 20.00 |  |  | 5,000 | 2 |  |  | DIFFERS |")
        .contains("Not measured: workers 2 failed in round 1: no such luck");
  }
}
