package io.citylake.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarksPageTest {

  @Test
  void sectionsComeInTheirOrderAndNotesLast() {
    String page =
        new BenchmarksPage(List.of(section("## B"), section("## A")), "## Notes\n").markdown();

    assertThat(page).startsWith("# Benchmarks\n").endsWith("\n\n## B\n\n## A\n\n## Notes\n");
  }

  @Test
  void benchmarkOfAFileSaysWhichSectionItBecomes() throws IOException {
    assertThat(BenchmarksPage.section(json("{\"benchmark\": \"throughput\"}")))
        .isInstanceOf(ThroughputPage.class);
    assertThat(BenchmarksPage.section(json("{\"benchmark\": \"freshness\"}")))
        .isInstanceOf(FreshnessPage.class);
  }

  @Test
  void fileOfNoBenchmarkIsAnErrorThatNamesThoseThereAre() {
    assertThatThrownBy(() -> BenchmarksPage.section(json("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("throughput, freshness");
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
