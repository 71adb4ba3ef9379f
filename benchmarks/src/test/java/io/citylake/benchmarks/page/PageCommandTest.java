package io.citylake.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCommandTest {
  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  @Test
  void everyFileThatIsOfNoBenchmarkIsNamedAndNothingIsWritten() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "{\"rounds\": 3}");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"benchmark\": \"marts\"}");

    int code =
        ExitCodes.commandLine(new PageCommand())
            .setErr(new PrintWriter(errors, true))
            .execute("--docs", folder.toString(), old.toString(), other.toString());

    assertThat(code).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(errors.toString())
        .contains("old.json", "other.json", "measure again", "throughput, freshness");
    assertThat(folder.resolve("benchmarks.md")).doesNotExist();
  }

  @Test
  void publishedPageIsMadeOfThePublishedFigures() throws IOException {
    Path docs = Path.of("..", "docs");
    List<String> arguments = new ArrayList<>(List.of("--docs", folder.toString()));
    try (Stream<Path> figures = Files.list(docs.resolve("benchmarks"))) {
      figures.map(Path::toString).forEach(arguments::add);
    }

    int code =
        ExitCodes.commandLine(new PageCommand())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments.toArray(String[]::new));

    assertThat(code).as(errors.toString()).isEqualTo(ExitCodes.DONE);
    try (Stream<Path> made = Files.list(folder)) {
      assertThat(made)
          .hasSizeGreaterThan(2)
          .allSatisfy(file -> assertThat(file).hasSameTextualContentAs(published(docs, file)));
    }
  }

  private static Path published(Path docs, Path made) {
    return docs.resolve(made.getFileName().toString());
  }
}
