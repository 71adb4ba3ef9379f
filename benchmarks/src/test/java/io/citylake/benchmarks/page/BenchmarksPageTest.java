package io.citylake.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.benchmarks.batch.MartsReport;
import io.citylake.benchmarks.freshness.FreshnessReport;
import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.scale.ScaleReport;
import io.citylake.benchmarks.soak.SoakReport;
import io.citylake.benchmarks.throughput.ThroughputReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarksPageTest {
  private static final Path PUBLISHED = Path.of("..", "docs", "benchmarks");

  @Test
  void sectionsComeInTheirOrderWhateverTheOrderOfTheFiles() throws IOException {
    Map<Path, JsonNode> contents = new LinkedHashMap<>();
    for (String benchmark : List.of("soak", "batch", "throughput", "scale", "freshness")) {
      contents.put(
          Path.of(benchmark + ".json"), json("{\"benchmark\": \"%s\"}".formatted(benchmark)));
    }

    assertThat(BenchmarksPage.of(contents).reports())
        .hasExactlyElementsOfTypes(
            ThroughputReport.class,
            FreshnessReport.class,
            MartsReport.class,
            ScaleReport.class,
            SoakReport.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"throughput", "freshness", "batch", "scale", "soak"})
  void publishedFileThatIsReadAndWrittenAgainHoldsTheSame(String name, @TempDir Path folder) {
    Path published = PUBLISHED.resolve(name + ".json");
    JsonNode content = new JsonFile(published).read();
    Report report = BenchmarksPage.of(Map.of(published, content)).reports().get(0);

    JsonFile copy = new JsonFile(folder.resolve("copy.json"));
    copy.write(report);

    assertThat(copy.read().equals(BenchmarksPageTest::numbersByValue, content)).isTrue();
  }

  /** 30 and 30.0 are one number; whatever else differs does so. */
  private static int numbersByValue(JsonNode one, JsonNode other) {
    boolean areNumbers = one.isNumber() && other.isNumber();
    boolean isSame =
        areNumbers
            ? Double.compare(one.doubleValue(), other.doubleValue()) == 0
            : one.equals(other);
    return isSame ? 0 : 1;
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
