package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same measurements of some stations, written in many shapes: each gives the records that the
 * plain file gives, byte for byte.
 */
class RoundTripTest {
  private static final List<String> STATIONS = List.of("Nowa \u0141\u00f3d\u017a", "b", "c-3");
  private static final int HOURS = 20;

  @TempDir Path directory;

  private final List<String> expected = new ArrayList<>();
  private RecordedFolder folder;
  private double[][] values;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  private void measure(long seed) {
    Random random = new Random(seed);
    values = new double[HOURS][STATIONS.size()];
    for (int hour = 0; hour < HOURS; hour++) {
      for (int station = 0; station < STATIONS.size(); station++) {
        values[hour][station] = random.nextInt(-300, 400) / 10.0;
        expected.add(line(hour, station));
      }
    }
  }

  private String line(int hour, int station) {
    return STATIONS.get(station) + "," + time(hour) + "," + values[hour][station];
  }

  private static String time(int hour) {
    return LocalDateTime.parse("2025-01-15T00:00:00").plusHours(hour) + ":00";
  }

  /** The lines of all measurements in their order, each made of station, time and value. */
  private String lines(UnaryOperator<String> shape, String end) {
    return expected.stream().map(shape).map(line -> line + end).collect(Collectors.joining());
  }

  private String lines() {
    return lines(line -> line, "\n");
  }

  private static String shuffled(String line) {
    String[] fields = line.split(",", -1);
    return fields[2] + ",x," + fields[0] + ",," + fields[1];
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyShapeGivesTheSameRecords(long seed) throws IOException {
    measure(seed);
    String header = "files = [\"%s.csv\"], header = true\n";
    Charset windows = Charset.forName("windows-1250");

    assertRecords(header.formatted("plain"), "plain.csv", utf8("id,time,t\n" + lines()));
    assertRecords(
        header.formatted("shuffled"),
        "shuffled.csv",
        utf8("t,note,id,,time\n" + lines(RoundTripTest::shuffled, "\r\n")));
    assertRecords(
        header.formatted("renamed") + "renamed { t = \"Temp (\u00b0C)\", id = Stacja }",
        "renamed.csv",
        utf8("Stacja,time,Temp (\u00b0C)\n" + lines()));
    assertRecords(
        header.formatted("windows") + "encoding = windows-1250",
        "windows.csv",
        ("id,time,t\n" + lines()).getBytes(windows));
    assertRecords(
        header.formatted("utf16"),
        "utf16.csv",
        ("\uFEFFid,time,t\n" + lines()).getBytes(StandardCharsets.UTF_16LE));
    assertRecords(
        header.formatted("mac"), "mac.csv", utf8("id,time,t\r" + lines(line -> line, "\r")));
    assertRecords(
        header.formatted("preamble")
            + "skip-until = \"^id,\", stop-at = \"^Total\", comment = \"#\"",
        "preamble.csv",
        utf8("Stacje \"Polska\n\nid,time,t\n#\n" + lines() + "Total " + expected.size()));
    assertRecords(
        header.formatted("units").replace("header = true", "header-lines = 2"),
        "units.csv",
        utf8("id,time,t\n,UTC,Cel\n" + lines()));
    assertRecords("files = [\"bare.csv\"]", "bare.csv", utf8(lines()));
    assertRecords(header.formatted("packed"), "packed.csv.gz", gzip("id,time,t\n" + lines()));
    assertRecords(
        header.formatted("wide") + "unpivot { columns = [\"*\"], name = id, value = t }",
        "wide.csv",
        utf8(wide()));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void everyShapeOfJsonGivesTheSameRecords(long seed) throws IOException {
    measure(seed);
    expected.replaceAll(RoundTripTest::object);
    String lines = String.join("\n", expected);

    assertJson("files = [\"lines.ndjson\"]", "lines.ndjson", utf8(lines));
    assertJson("files = [\"packed.ndjson\"]", "packed.ndjson.gz", gzip(lines + "\n"));
    assertJson(
        "files = [\"list.json\"], list = \"\"",
        "list.json",
        utf8("[\n" + String.join(",\n", expected) + "\n]\n"));
    assertJson(
        "files = [\"deep.json\"], list = data.all",
        "deep.json",
        utf8(
            "{\"n\": [1], \"data\": {\"all\": [" + String.join(", ", expected) + "]}, \"m\": {}}"));
    assertJson(
        "files = [\"utf16.json\"], list = \"\"",
        "utf16.json",
        ("\uFEFF[" + String.join(",", expected) + "]").getBytes(StandardCharsets.UTF_16BE));
  }

  private static String object(String line) {
    String[] fields = line.split(",", -1);
    return "{\"id\": \"%s\", \"time\": \"%s\", \"t\": %s}".formatted((Object[]) fields);
  }

  /** A column for each station. */
  private String wide() {
    StringBuilder text = new StringBuilder("time," + String.join(",", STATIONS) + "\n");
    for (int hour = 0; hour < HOURS; hour++) {
      text.append(time(hour));
      for (double value : values[hour]) {
        text.append(',').append(value);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private void assertRecords(String recording, String file, byte[] bytes) {
    assertThat(folder.csv(recording).file(file, bytes).sent()).as(file).isEqualTo(expected);
  }

  private void assertJson(String recording, String file, byte[] bytes) {
    assertThat(folder.json(recording).file(file, bytes).sent()).as(file).isEqualTo(expected);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(utf8(text));
    }
    return bytes.toByteArray();
  }
}
