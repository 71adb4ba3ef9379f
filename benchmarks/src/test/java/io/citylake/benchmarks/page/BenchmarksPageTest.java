package io.citylake.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarksPageTest {

  @Test
  void notesComeLast() {
    String page =
        new BenchmarksPage(List.of(section("## B"), section("## A")), "## Notes\n").markdown();

    assertThat(page).startsWith("# Benchmarks\n").endsWith("\n\n## B\n\n## A\n\n## Notes\n");
  }

  @Test
  void sectionsComeInTheirOrderWhateverTheOrderOfTheFiles() throws IOException {
    Map<Path, JsonNode> results = new LinkedHashMap<>();
    for (String benchmark : List.of("soak", "batch", "throughput", "scale", "freshness")) {
      results.put(
          Path.of(benchmark + ".json"), json("{\"benchmark\": \"%s\"}".formatted(benchmark)));
    }

    assertThat(BenchmarksPage.sections(results))
        .hasExactlyElementsOfTypes(
            ThroughputPage.class,
            FreshnessPage.class,
            BatchPage.class,
            ScalePage.class,
            SoakPage.class);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static PageSection section(String heading) {
    return new PageSection() {
      @Override
      public List<String> lines() {
        return List.of(heading);
      }

      @Override
      public Map<String, String> plots() {
        return Map.of();
      }
    };
  }
}
