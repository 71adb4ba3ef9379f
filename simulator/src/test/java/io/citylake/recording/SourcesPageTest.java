package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of docs/sources.md do what stands below them. */
class SourcesPageTest {
  private static final Path PAGE = Path.of("../docs/sources.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```hocon\\n(.*?)```\\s+```text (\\S+)\\n(.*?)```\\s+" + "```text sent\\n(.*?)```",
          Pattern.DOTALL);

  @TempDir Path directory;

  static List<MatchResult> examples() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
    assertThat(examples).hasSizeGreaterThan(5);
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleGivesTheRecordsBelowIt(MatchResult example) {
    String file = example.group(2);
    RecordedFolder folder = new RecordedFolder(directory).file(file, example.group(3));
    if (example.group(1).contains("recording {")) {
      folder.csvWith(example.group(1));
    } else if (file.endsWith(".json")) {
      folder.json(example.group(1));
    } else {
      folder.csv(example.group(1));
    }

    assertThat(folder.sent()).isEqualTo(example.group(4).lines().toList());
  }
}
