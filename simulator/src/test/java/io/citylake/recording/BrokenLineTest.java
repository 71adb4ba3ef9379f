package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A line that is broken loses itself only, in whatever kind of file it stands. */
class BrokenLineTest {
  private static final String BEFORE = "a,2025-01-15T14:00:00,1";
  private static final String BEHIND = "b,2025-01-15T14:00:01,2";

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  static List<String> brokenLines() {
    return List.of(
        "x",
        "x,y",
        "x,y,z,u,v,w",
        "x,\"2025-01-15T14:00:00,5",
        "\"x,2025-01-15T14:00:00,5",
        "x,2025-01-15T14:00:00,\"5\"6",
        "\u0000\u0001",
        "x\rx,y,z",
        "\uFFFD\uFFFD,,",
        "y".repeat(2_000_000));
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void ofAFileThatIsSentAsItStands(String broken) {
    folder
        .csv("files = [\"*.csv\"], header = true")
        .file("a.csv", "id,time,t\n" + BEFORE + "\n" + broken + "\n" + BEHIND + "\n");

    assertThat(folder.sent()).contains(BEFORE, BEHIND);
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void ofAFileWhoseColumnsAreRearranged(String broken) {
    folder
        .csv("files = [\"*.csv\"], header = true, from-path { t = \"(.)[.]csv\" }")
        .file(
            "1.csv",
            "time,x,id\n2025-01-15T14:00:00,,a\n" + broken + "\n2025-01-15T14:00:01,\"\",b\n");

    assertThat(folder.sent()).contains("a,2025-01-15T14:00:00,1", "b,2025-01-15T14:00:01,1");
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void ofAWideFile(String broken) {
    folder
        .csv(
            "files = [\"*.csv\"], header = true, unpivot { columns = [\"?\"], name = id, value = t }")
        .file(
            "1.csv", "time,a,b\n2025-01-15T14:00:00,1,\n" + broken + "\n2025-01-15T14:00:01,,2\n");

    assertThat(folder.sent()).contains(BEFORE, BEHIND);
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void ofAFileInAnotherEncoding(String broken) {
    folder
        .csv("files = [\"*.csv\"], header = true")
        .file(
            "a.csv",
            "\uFEFFid,time,t\n" + BEFORE + "\n" + broken + "\n" + BEHIND + "\n",
            StandardCharsets.UTF_16LE);

    assertThat(folder.sent()).contains(BEFORE, BEHIND);
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void ofAFileWithAPreambleCommentsAndAFooter(String broken) {
    folder
        .csv(
            "files = [\"*.csv\"], header = true, skip-lines = 1, comment = \"#\", stop-at = \"^END\"")
        .file(
            "a.csv",
            "-\nid,time,t\n" + BEFORE + "\n" + broken + "\n#\n" + BEHIND + "\nEND\n" + broken);

    assertThat(folder.sent()).contains(BEFORE, BEHIND);
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void ofNdjson(String broken) {
    String before = "{\"id\": \"a\", \"time\": \"2025-01-15T14:00:00\", \"t\": 1}";
    String behind = "{\"id\": \"b\", \"time\": \"2025-01-15T14:00:01\", \"t\": 2}";
    folder
        .json("files = [\"*.ndjson\"]")
        .file("a.ndjson", before + "\n" + broken + "\n" + behind + "\n");

    assertThat(folder.sent()).contains(before, behind);
  }
}
