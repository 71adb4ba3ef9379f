package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpivotTest {
  private static final String WIDE =
      """
      files = ["*.csv"], header = true
      unpivot { columns = ["st_*", "x?"], name = id, value = t }
      """;

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  @Test
  void cellOfEachNamedColumnIsARecordAndEmptyOnesAreCounted() {
    folder
        .csv(WIDE)
        .file(
            "a.csv",
            """
            time,st_1,note,st_2,x9
            2025-01-15T14:00:00,1,dry,"2",
            2025-01-15T14:00:01, ,wet,"",3
            """);

    assertThat(folder.sent())
        .containsExactly(
            "st_1,2025-01-15T14:00:00,1",
            "st_2,2025-01-15T14:00:00,\"2\"",
            "x9,2025-01-15T14:00:01,3");
    assertThat(folder.dryRun()).containsPattern("header +empty cell ");
    assertThat(folder.dryRun()).containsPattern("weather +weather +1 +3 +0 +1 +3 ");
  }

  @Test
  void nameThatHoldsSeparatorsOrQuotesIsQuoted() {
    folder.csv(WIDE).file("a.csv", "\"st_\"\"A\"\", B\",time\n1,2025-01-15T14:00:00\n");

    assertThat(folder.sent()).containsExactly("\"st_\"\"A\"\", B\",2025-01-15T14:00:00,1");
  }

  @Test
  void columnThatTheDescriptionNamesIsNoRecord() {
    folder
        .csv(
            "files = [\"*.csv\"], header = true, unpivot { columns = [\"*\"], name = id, value = t }")
        .file("a.csv", "time,A,B\n2025-01-15T14:00:00,1,2\n");

    assertThat(folder.sent()).containsExactly("A,2025-01-15T14:00:00,1", "B,2025-01-15T14:00:00,2");
  }

  @Test
  void lineWithAnotherNumberOfFieldsIsOneRecordThatIsRejected() {
    folder
        .csv(WIDE)
        .file("a.csv", "time,st_1,st_2\n2025-01-15T14:00:00,1\n2025-01-15T14:00:01,1,2\n");

    assertThat(folder.sent())
        .containsExactly(
            "2025-01-15T14:00:00,1", "st_1,2025-01-15T14:00:01,1", "st_2,2025-01-15T14:00:01,2");
  }

  @Test
  void fileWithoutAnyOfTheColumnsIsToldByTheKey() {
    folder.csv(WIDE).file("a.csv", "time,s_1\n");

    assertThat(folder.refusal())
        .contains("weather.recording.unpivot.columns = st_*, x?")
        .contains("no column is found by it in the only file");
  }

  @Test
  void mistakesAreToldAtOnce() {
    folder.csv("files = [\"*.csv\"], header = true, unpivot { name = station, values = t }");

    assertThat(folder.refusal())
        .contains("recording.unpivot.columns is missing", "columns = [\"st_*\"]")
        .contains("recording.unpivot.name = \"station\"", "no column is called station")
        .contains("recording.unpivot.value is missing", "no column is called value")
        .contains("recording.unpivot.values", "no such key; did you mean value?");

    folder.json("files = [\"*.ndjson\"], unpivot { columns = [a] }");
    assertThat(folder.refusal()).contains("has no meaning in json, which has no columns");
  }
}
