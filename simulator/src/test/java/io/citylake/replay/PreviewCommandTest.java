package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
  private static final String LAKE =
      """
      topics = [lake]
      format = csv
      columns = [id, time, t, h, town, note]
      missing = ["-", "n/a"]
      sensor_id = id
      sensor_type { constant = weather }
      city { field = town, mapping { L = Lund, M = Malmo } }
      event_time { field = time, zone = UTC }
      metrics {
        temperature { field = t, missing = [-999] }
        relative_humidity = h
      }
      attributes { note = note }
      recording { files = ["lake/*.csv"], header = true }
      """;
  private static final String HEADER = "id,time,t,h,town,note\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void recordsAreJudgedWithTheFirstPlacesOfWhatIsWrong() throws IOException {
    Path file =
        recorded(
            "a,2025-01-15T14:00:00,3.5,40,L,",
            "a,2025-01-15T14:10:00,warm,41,L,",
            "a,2025-01-15T14:20:00,400,100,L,",
            "a,yesterday,5.5,43,L,",
            "a,2025-01-15T14:30:00,6.5",
            "a,2025-01-15T14:30:00,-999,-,L,");

    assertThat(run(file, "--description=" + described())).isZero();

    assertThat(lines())
        .contains("preview of lake")
        .contains("readings     3 (50.00 %)")
        .contains("rejections   3 (50.00 %)")
        .anyMatch(line -> line.matches("INVALID_TIMESTAMP +1 +.*day.csv:5 .*yesterday.*"))
        .anyMatch(line -> line.matches("MALFORMED +1 +.*day.csv:6 +3 CSV fields, .* 6 columns"))
        .anyMatch(line -> line.matches("MISSING_FIELD +1 +.*day.csv:7 .*"))
        .anyMatch(line -> line.matches("temperature INVALID_VALUE +1 +.*day.csv:3 .*warm.*"))
        .anyMatch(
            line -> line.matches("temperature OUT_OF_RANGE +1 +.*day.csv:4 .*400.*plausible.*"));
  }

  @Test
  void firstReadingsRangesCadenceAndPlacesAreShown() throws IOException {
    Path file =
        recorded(
            "a,2025-01-15T14:00:00,3.5,40,L,",
            "a,2025-01-15T14:10:00,4.5,100,L,",
            "b,2025-01-15T14:00:30,5.5,0,X,roof");

    assertThat(run(file, "--description=" + described())).isZero();

    assertThat(lines())
        .contains("event times  2025-01-15T14:00:00Z to 2025-01-15T14:10:00Z")
        .contains(
            "event_time            sensor_id  sensor_type  city  relative_humidity  temperature  note",
            "2025-01-15T14:00:00Z  a          weather      Lund               40.0          3.5")
        .anyMatch(
            line ->
                line.matches(
                    "relative_humidity +% +3 +0.0 +100.0 .* 1 at the least, 1 at the largest"))
        .anyMatch(line -> line.matches("a +weather +2 +10 min .*"))
        .anyMatch(line -> line.matches("Lund +2 +1"))
        .anyMatch(line -> line.matches("X +1 +1"));
  }

  @Test
  void keysThatMatchNothingAreNamed() throws IOException {
    Path file = recorded("a,2025-01-15T14:00:00,3.5,40,L,", "a,2025-01-15T14:10:00,n/a,41,L,");

    assertThat(run(file, "--description=" + described())).isZero();

    assertThat(lines())
        .anyMatch(line -> line.matches("attributes.note +the field note is never there"))
        .anyMatch(line -> line.matches("city.mapping +\"M\" never comes"))
        .anyMatch(line -> line.matches("metrics.temperature.missing +\"-999\" never comes"))
        .anyMatch(line -> line.matches("missing +\"-\" never comes"))
        .noneMatch(line -> line.contains("\"L\" never") || line.contains("\"n/a\" never"));
  }

  @Test
  void copiesAndLateReadingsGoByTheOrderInWhichRecordsCome() throws IOException {
    Path file =
        recorded(
            "a,2025-01-15T14:00:00,3.5,40,L,",
            "a,2025-01-15T14:30:00,4.5,41,L,",
            "b,2025-01-15T14:20:00,4.5,41,L,",
            "b,2025-01-15T14:25:00,4.5,41,L,",
            "a,2025-01-15T14:30:00,9.9,42,L,",
            "a,2025-01-15T14:30:00,9.9,-,L,");

    assertThat(run(file, "--description=" + described())).isZero();
    assertThat(lines())
        .contains("copies       1 repeat sensor, event and metrics of one before")
        .contains("late         1 come 10 min or more behind the largest event time before them")
        .anyMatch(line -> line.matches("copies +1 +.*day.csv:6 .*"))
        .anyMatch(line -> line.matches("late +1 +.*day.csv:4 .*b at 2025-01-15T14:20:00Z"));

    out.getBuffer().setLength(0);
    assertThat(run(file, "--description=" + described(), "--order=time")).isZero();
    assertThat(lines())
        .contains("late         0 come 10 min or more behind the largest event time before them");
  }

  @Test
  void strictEndsWith3WhereADatumIsBadAndNotOtherwise() throws IOException {
    String description = "--description=" + described();
    Path good = recorded("a,2025-01-15T14:00:00,3.5,40,L,");
    assertThat(run(good, description, "--strict")).isZero();

    assertThat(run(recorded("a,2025-01-15T14:00:00,warm,40,L,"), description, "--strict"))
        .isEqualTo(3);
    assertThat(run(recorded("a,soon,3.5,40,L,"), description, "--strict")).isEqualTo(3);
  }

  @Test
  void whatTheDescriptionLeavesOutIsCountedAndNotBad() throws IOException {
    Path filtered =
        Files.writeString(
            folder.resolve("filtered.conf"), LAKE + "only { field = town, equals = L }\n");
    Path file = recorded("a,2025-01-15T14:00:00,3.5,40,L,", "a,2025-01-15T14:00:00,3.5,40,X,");

    assertThat(run(file, "--description=" + filtered, "--strict")).isZero();

    assertThat(lines())
        .contains("readings     1 (50.00 %)")
        .anyMatch(line -> line.matches("FILTERED +1 +.*day.csv:3 .*left out by the description.*"));
  }

  @Test
  void jsonHoldsTheSame() throws IOException {
    Path file = recorded("a,2025-01-15T14:00:00,3.5,40,L,", "a,soon,3.5,40,L,");

    assertThat(run(file, "--description=" + described(), "--json")).isZero();

    JsonNode source = new ObjectMapper().readTree(out.toString()).at("/sources/0");
    assertThat(source.at("/source").asText()).isEqualTo("lake");
    assertThat(source.at("/readings").asInt()).isEqualTo(1);
    assertThat(source.at("/rejections/0/subject").asText()).isEqualTo("INVALID_TIMESTAMP");
    assertThat(source.at("/rejections/0/samples/0/place").asText()).endsWith("day.csv:3");
    assertThat(source.at("/first_readings/0/parts/temperature").asDouble()).isEqualTo(3.5);
    assertThat(source.at("/metrics/0/at_max").asInt()).isZero();
  }

  @Test
  void mistakeInTheDescriptionIsToldWithItsLineAndEndsWith2() throws IOException {
    Path file = recorded("a,2025-01-15T14:00:00,3.5,40,L,");
    Path bad = Files.writeString(folder.resolve("bad.conf"), LAKE.replace("= h", "= hum"));

    assertThat(run(file, "--description=" + bad)).isEqualTo(2);

    assertThat(err.toString())
        .contains("metrics.relative_humidity.field = \"hum\"", "bad.conf:11")
        .contains("no such column; there are id, time, t, h, town, note");
  }

  @Test
  void filesFindTheDescriptionThatNamesThem() throws IOException {
    Path file = recorded("a,2025-01-15T14:00:00,3.5,40,L,");
    Path own = Files.createDirectories(folder.resolve("own"));
    Files.copy(described(), own.resolve("lake.conf"));

    assertThat(run(file, "--sources=" + own)).isZero();
    assertThat(lines()).contains("preview of lake", "readings     1 (100.00 %)");

    assertThat(run(file)).isEqualTo(2);
    assertThat(err.toString())
        .contains("no description's recording.files names these files")
        .contains("malaga-parking");

    assertThat(run("../recordings/luftdaten-aberdeen")).isEqualTo(2);
    assertThat(err.toString())
        .contains("not all of one description, but of luftdaten-bme280, luftdaten-dht22");
  }

  @Test
  void fileOfASourceThatIsOnlyLiveIsReadLineByLine() throws IOException {
    Path live =
        Files.writeString(
            folder.resolve("live.conf"),
            """
            topics = [live]
            format = json
            sensor_id = id
            sensor_type { constant = weather }
            event_time { field = at, pattern = epoch-seconds }
            metrics { temperature = t }
            """);
    Path file =
        Files.writeString(
            folder.resolve("sample.ndjson"), "{\"id\":\"a\",\"at\":1768485600,\"t\":3.5}\n");

    assertThat(run(file, "--description=" + live)).isZero();
    assertThat(lines()).contains("readings     1 (100.00 %)");

    assertThat(run("--description=" + live)).isEqualTo(2);
    assertThat(err.toString()).contains("says nothing of recordings: name the files");
  }

  @Test
  void recordingsBelowAFolderAreFoundByTheirDescription() {
    assertThat(run("--recordings=../recordings", "--source=malaga-parking")).isZero();
    assertThat(lines())
        .contains("preview of malaga-parking", "records      4,830")
        .contains("readings     3,795 (78.57 %)")
        .anyMatch(line -> line.startsWith("MISSING_FIELD    1,035  "))
        .noneMatch(line -> line.startsWith("preview of austin"));
  }

  @Test
  void sourcesDoNotMakeEachOtherLateWhereEachIsReadByItself() {
    String[] both = {"--recordings=../recordings", "--only=i94-traffic,i94-weather"};

    assertThat(run(both[0], both[1])).isZero();
    assertThat(lines())
        .filteredOn(line -> line.startsWith("late "))
        .containsExactly(
            "late         0 come 10 min or more behind the largest event time before them",
            "late         0 come 10 min or more behind the largest event time before them");
  }

  @Test
  void everyMistakeInTheArgumentsIsTold() throws IOException {
    assertThat(
            run(
                folder.resolve("absent.csv"),
                "--source=lakes",
                "--description=" + described(),
                "--order=size"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("absent.csv", "no such file or folder")
        .contains("only one of --source and --description")
        .contains("--order = size");

    assertThat(run("--source=lakes")).isEqualTo(2);
    assertThat(err.toString()).contains("no description is called so; there are");
  }

  private Path described() throws IOException {
    return Files.writeString(folder.resolve("lake.conf"), LAKE);
  }

  private Path recorded(String... lines) throws IOException {
    Path recording = Files.createDirectories(folder.resolve("data/lake"));
    return Files.writeString(
        recording.resolve("day.csv"), HEADER + String.join("\n", lines) + "\n");
  }

  private List<String> lines() {
    return out.toString().lines().map(String::strip).toList();
  }

  private int run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = arguments[i].toString();
    }
    return ExitCodes.commandLine(new PreviewCommand(Map.of()))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(texts);
  }
}
