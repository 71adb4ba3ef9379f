package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClockChangeTest {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  private RecordedFolder describe(String zone, String choice) {
    return folder.description(
        """
        topics = [weather]
        format = csv
        columns = [id, time, t]
        sensor_id = id
        sensor_type { constant = weather }
        event_time { field = time, pattern = "yyyy-MM-dd HH:mm", zone = "%s", clock-change = %s }
        metrics { temperature = t }
        recording { files = ["*.csv"] }
        """
            .formatted(zone, choice));
  }

  /** Lines of one sensor at local times, each with its place in the file for a value. */
  private static String lines(String sensor, String... times) {
    return lines(sensor, List.of(times));
  }

  private static String lines(String sensor, List<String> times) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < times.size(); i++) {
      lines.append(sensor).append(",").append(times.get(i)).append(",").append(i).append('\n');
    }
    return lines.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Warsaw, 2025-10-25T20:00:00Z, 2025-10-26T00:00:00Z, +01:00, 60",
    "America/Chicago, 2025-11-02T02:00:00Z, 2025-11-02T06:00:00Z, -06:00, 60",
    "Australia/Lord_Howe, 2025-04-05T10:00:00Z, 2025-04-05T14:30:00Z, +10:30, 30",
    "America/St_Johns, 2025-11-01T22:30:00Z, 2025-11-02T03:30:00Z, -03:30, 60",
  })
  void bothHoursOfTheChangeAreToldApartByTheOrderOfTheFile(
      String zone, Instant start, Instant firstOfTwo, String offset, int minutes) {
    int steps = 60;
    List<String> times =
        IntStream.range(0, steps)
            .mapToObj(i -> LOCAL.format(start.plusSeconds(600L * i).atZone(ZoneId.of(zone))))
            .toList();
    describe(zone, "order").file("a.csv", lines("a", times));

    List<String> sent = folder.sent();

    long second = firstOfTwo.plusSeconds(60L * minutes).getEpochSecond();
    int from = (int) ((second - start.getEpochSecond()) / 600);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      boolean isSecond = i >= from && i < from + minutes / 10;
      expected.add("a," + times.get(i) + (isSecond ? offset : "") + "," + i);
    }
    assertThat(sent).isEqualTo(expected);
  }

  @Test
  void clocksThatGoForwardMakeNoDoubt() {
    String lines = lines("a", "2025-03-30 01:50", "2025-03-30 03:00", "2025-03-30 03:10");
    describe("Europe/Warsaw", "order").file("a.csv", lines);

    assertThat(folder.sent()).isEqualTo(lines.lines().toList());
  }

  @Test
  void hourlyTimeThatComesAgainIsTheSecond() {
    describe("Europe/Warsaw", "order")
        .file("a.csv", lines("a", "2025-10-26 01:00", "2025-10-26 02:00", "2025-10-26 02:00"))
        .file("b.csv", lines("b", "2025-10-26 02:00", "2025-10-26 02:00", "2025-10-26 03:00"));

    assertThat(folder.sent())
        .containsExactly(
            "a,2025-10-26 01:00,0",
            "a,2025-10-26 02:00,1",
            "b,2025-10-26 02:00,0",
            "a,2025-10-26 02:00+01:00,2",
            "b,2025-10-26 02:00+01:00,1",
            "b,2025-10-26 03:00,2");
  }

  @Test
  void recordsThatComeInPairsStayPairs() {
    describe("Europe/Warsaw", "order")
        .file(
            "a.csv",
            lines(
                    "a",
                    "2025-10-26 01:00",
                    "2025-10-26 01:00",
                    "2025-10-26 02:00",
                    "2025-10-26 02:00")
                + lines("a", "2025-10-26 02:00", "2025-10-26 02:00", "2025-10-26 03:00")
                + lines("b", "2025-10-26 01:00", "2025-10-26 01:00", "2025-10-26 02:00")
                + lines("b", "2025-10-26 02:00", "2025-10-26 03:00"));

    assertThat(folder.sent().stream().filter(line -> line.contains("+01:00")))
        .containsExactly("a,2025-10-26 02:00+01:00,0", "a,2025-10-26 02:00+01:00,1");
  }

  @Test
  void everySensorHasAnOrderOfItsOwn() {
    String first = "a,2025-10-26 02:50,0\nb,2025-10-26 02:10,0\n";
    String second = "a,2025-10-26 02:00,1\nb,2025-10-26 02:20,1\nwhat\na,2025-10-26 02:10,2\n";
    describe("Europe/Warsaw", "order").file("a.csv", first + second);

    assertThat(folder.sent())
        .containsExactly(
            "b,2025-10-26 02:10,0",
            "b,2025-10-26 02:20,1",
            "what",
            "a,2025-10-26 02:50,0",
            "a,2025-10-26 02:00+01:00,1",
            "a,2025-10-26 02:10+01:00,2");
  }

  @Test
  void filesWhoseLatestRecordComesFirstAreReadTheOtherWayRound() {
    List<String> times = new ArrayList<>();
    LocalDateTime start = LocalDateTime.parse("2025-10-26T01:00:00");
    IntStream.range(0, 6).forEach(i -> times.add(LOCAL.format(start.plusMinutes(20L * i))));
    IntStream.range(3, 9).forEach(i -> times.add(LOCAL.format(start.plusMinutes(20L * i))));
    Collections.reverse(times);
    describe("Europe/Warsaw", "order").file("a.csv", lines("a", times));

    assertThat(folder.sent().stream().filter(line -> line.contains("+01:00")))
        .containsExactly(
            "a,2025-10-26 02:00+01:00,5",
            "a,2025-10-26 02:20+01:00,4",
            "a,2025-10-26 02:40+01:00,3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first", "second", "refuse"})
  void otherChoicesLeaveTheLinesAsTheyStand(String choice) {
    String lines = lines("a", "2025-10-26 02:50", "2025-10-26 02:00", "2025-10-26 03:00");
    describe("Europe/Warsaw", choice).file("a.csv", lines);

    assertThat(folder.sent()).containsExactlyInAnyOrderElementsOf(lines.lines().toList());
  }
}
