package io.citylake.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
  @TempDir private Path folder;

  @Test
  void laterResultsReplaceEarlierOnes() {
    Path file = folder.resolve("results.json");
    JsonFile json = new JsonFile(file);

    json.write(Map.of("rounds", 1));
    json.write(Map.of("rounds", 2));

    assertThat(file).content().isEqualToIgnoringWhitespace("{\"rounds\": 2}");
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void fileThatCannotBeWrittenIsNamed() {
    JsonFile json = new JsonFile(folder.resolve("nowhere/results.json"));

    assertThatThrownBy(() -> json.write(Map.of()))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("nowhere/results.json");
  }
}
