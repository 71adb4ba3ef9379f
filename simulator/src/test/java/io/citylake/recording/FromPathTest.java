package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FromPathTest {
  private static final String STATION = "from-path { id = \"station_([^/]+)/\" }\n";

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  @Test
  void columnIsFilledFromThePathBelowAHeader() {
    folder
        .csv("files = [\"**.csv\"], header = true\n" + STATION)
        .file("station_7, north/a.csv", "time,t\n2025-01-15T14:00:00,1\n");

    assertThat(folder.sent()).containsExactly("\"7, north\",2025-01-15T14:00:00,1");
  }

  @Test
  void columnIsFilledFromThePathWithoutAHeader() {
    folder
        .csv("files = [\"**.csv\"]\n" + STATION)
        .file("station_7/a.csv", "2025-01-15T14:00:00,1\n2025-01-15T14:00:01,1,2\n");

    assertThat(folder.sent())
        .containsExactly("7,2025-01-15T14:00:00,1", "2025-01-15T14:00:01,1,2,");
  }

  @Test
  void memberIsPutIntoTheObject() {
    folder
        .json("files = [\"**.ndjson\"]\n" + STATION)
        .file(
            "station_7\"n/a.ndjson",
            "{\"time\": \"2025-01-15T14:00:00\", \"t\": 1}\n {} \n[]\nwhat\n");

    assertThat(folder.sent())
        .containsExactlyInAnyOrder(
            "{\"id\":\"7\\\"n\",\"time\": \"2025-01-15T14:00:00\", \"t\": 1}",
            " {\"id\":\"7\\\"n\"} ",
            "[]",
            "what");
  }

  @Test
  void memberIsPutIntoTheElementsOfAList() {
    folder
        .json("files = [\"**.json\"], list = \"\"\n" + STATION)
        .file("station_7/a.json", "[{\"time\": \"2025-01-15T14:00:00\", \"t\": 1}]");

    assertThat(folder.sent())
        .containsExactly("{\"id\":\"7\",\"time\": \"2025-01-15T14:00:00\", \"t\": 1}");
  }

  @Test
  void pathThatGivesNothingIsToldAndItsRecordsHaveNone() {
    folder
        .csv("files = [\"**.csv\"], header = true\n" + STATION)
        .file("north/a.csv", "time,t\n2025-01-15T14:00:00,1\n");

    assertThat(folder.sent()).containsExactly(",2025-01-15T14:00:00,1");
    assertThat(folder.warnings())
        .contains(
            "weather.recording.from-path.id finds nothing in the path of 1 file, the first is ")
        .contains("north/a.csv");
  }

  @Test
  void mistakesAreToldAtOnce() {
    folder.csv("files = [\"**.csv\"], from-path { id = \"station\", place = \"(.+)\", t = \"(\" }");

    assertThat(folder.refusal())
        .contains("recording.from-path.id", "needs one group, in parentheses")
        .contains("recording.from-path.place", "no such column: name it in columns")
        .contains("recording.from-path.t", "no regular expression");
  }
}
