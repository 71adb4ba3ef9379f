package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonListTest {
  private static final String FIRST =
      "{\"id\": \"a\", \"time\": \"2025-01-15T14:00:00\", \"t\": 1}";
  private static final String SECOND =
      "{\"id\": \"b\",\n  \"time\": \"2025-01-15T14:00:01\", \"t\": 2, \"x\": [{\"y\": \"]}\"}, {}]}";
  private static final String THIRD = "{\"t\":3,\"time\":\"2025-01-15T14:00:02\",\"id\":\"\\\"{\"}";

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  private RecordedFolder list(String path) {
    return folder.json("files = [\"*.json\"], list = \"" + path + "\"");
  }

  @Test
  void elementsOfTheListAreTheRecordsByteForByte() {
    list("").file("a.json", "\uFEFF[\n" + SECOND + " ,\n" + FIRST + "," + THIRD + "]\n");

    assertThat(folder.sent()).containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void listIsFoundByTheNamesOnItsWay() {
    list("data.sensors")
        .file(
            "a.json",
            """
            {"sensors": [1], "note": "data\\": [", "data": {"other": [{"sensors": [2]}], "sensors": [%s, %s]}, "z": [3]}
            """
                .formatted(FIRST, SECOND));

    assertThat(folder.sent()).containsExactly(FIRST, SECOND);
  }

  @Test
  void documentsBehindEachOtherEachHoldTheList() {
    list("r").file("a.json", "{\"r\": [" + FIRST + "]}\n{\"n\": 1, \"r\": [" + SECOND + "]}");

    assertThat(folder.sent()).containsExactly(FIRST, SECOND);
  }

  @Test
  void documentInAnotherEncodingIsSentInUtf8() {
    list("").file("a.json", "\uFEFF[" + FIRST + "]", StandardCharsets.UTF_16LE);

    assertThat(folder.sent()).containsExactly(FIRST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": \"x\", \"t\": }",
        "{\"id\": \"x\", \"t\": 5",
        "{\"id\": \"x\", \"t\": [5}",
        "{\"id\": \"x\", \"t\": [5",
        "{\"id\": \"x\", \"t\": {\"v\": 5}",
        "{\"id\": \"x, \"t\": 5}",
        "\"id\": \"x\", \"t\": 5}",
        "{\"id\": x\u0000}",
        "null",
        "5",
        "[1, 2]",
        "}",
      })
  void brokenElementLosesItselfOnly(String broken) {
    list("data")
        .file(
            "a.json",
            "{\"data\": [" + FIRST + ",\n" + broken + ",\n" + SECOND + "," + THIRD + "]}");

    assertThat(folder.sent()).contains(FIRST, SECOND, THIRD);
    assertThat(folder.sent()).hasSizeBetween(4, 5);
  }

  @Test
  void tornDocumentLosesItsLastElementOnly() {
    list("").file("a.json", "[" + FIRST + ",\n" + SECOND + ",\n{\"id\": \"x\", \"t");

    assertThat(folder.sent()).containsExactly(FIRST, SECOND, "{\"id\": \"x\", \"t");
  }

  @Test
  void elementsWithManyOpenBracketsAreReadInNoTime() {
    list("").file("a.json", "[" + FIRST + ",\n" + "{\"a\": [\n".repeat(50_000) + FIRST);

    assertThat(folder.sent()).contains(FIRST);
  }

  @ParameterizedTest
  @CsvSource({
    "sensors, 'there are lists at \"data.sensors\", \"x\"'",
    "'', 'there are lists at \"data.sensors\", \"x\"'",
  })
  void listThatNoDocumentHoldsIsToldWithThoseThatThereAre(String path, String there) {
    list(path).file("a.json", "{\"data\": {\"sensors\": [" + FIRST + "]}, \"x\": []}");

    assertThat(folder.refusal())
        .contains("weather.recording.list")
        .contains("no list stands there in any of 1 files")
        .contains(there);
  }

  @Test
  void documentWithoutTheListIsNamedAndTheOthersAreSent() {
    list("").file("a.json", "[" + FIRST + "]").file("error.json", "{\"error\": \"busy\"}");

    assertThat(folder.sent()).containsExactly(FIRST);
    assertThat(folder.warnings()).contains("error.json is left out: it holds no list at \"\"");
  }

  @Test
  void keysThatGoByLinesHaveNoMeaningWithAList() {
    folder.json("files = [\"*.json\"], list = \"a..b\", skip-lines = 1, comment = \"#\"");

    assertThat(folder.refusal())
        .contains("recording.skip-lines", "has no meaning where a file is one document")
        .contains("recording.comment")
        .contains("recording.list", "no path; write for example \"data.sensors\"");

    folder.csv("files = [\"*.csv\"], list = data");
    assertThat(folder.refusal()).contains("recording.list", "has no meaning in csv");
  }
}
