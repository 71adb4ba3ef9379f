package io.citylake.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.CommandFailed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {
  @TempDir private Path folder;

  private record Rounds(int rounds) implements Report {
    @Override
    public boolean holds() {
      return true;
    }

    @Override
    public void print(PrintWriter out) {
      out.println(rounds);
    }

    @Override
    public List<String> section() {
      return List.of("## Rounds", "", Integer.toString(rounds));
    }
  }

  @Test
  void laterResultsReplaceEarlierOnes() {
    Path file = folder.resolve("results.json");
    JsonFile json = new JsonFile(file);

    json.write(new Rounds(1));
    json.write(new Rounds(2));

    assertThat(file).content().isEqualToIgnoringWhitespace("{\"rounds\": 2}");
    assertThat(folder).isDirectoryNotContaining("glob:**.draft");
  }

  @Test
  void fileThatCannotBeWrittenIsNamed() {
    JsonFile json = new JsonFile(folder.resolve("nowhere/results.json"));

    assertThatThrownBy(() -> json.write(new Rounds(1)))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("nowhere/results.json");
  }
}
