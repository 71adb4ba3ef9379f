package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.replay.ReplayCommand;
import io.citylake.replay.SentRecords;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with a description and recorded files, as a user has them. */
final class RecordedFolder {
  private static final String WEATHER =
      """
      topics = [weather]
      format = csv
      columns = [id, time, t]
      sensor_id = id
      sensor_type { constant = weather }
      event_time { field = time, zone = UTC }
      metrics { temperature = t }
      """;
  private static final String WEATHER_JSON =
      """
      topics = [weather]
      format = json
      sensor_id = id
      sensor_type { constant = weather }
      event_time { field = time, zone = UTC }
      metrics { temperature = t }
      """;

  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  RecordedFolder(Path folder) {
    this.folder = folder;
  }

  /** Describes CSV of id, time and t, with this section {@code recording}. */
  RecordedFolder csv(String recording) {
    return csvWith("recording {\n" + recording + "\n}\n");
  }

  /** Describes CSV of id, time and t, with these keys besides or instead. */
  RecordedFolder csvWith(String keys) {
    return description(WEATHER + keys);
  }

  /** Describes JSON objects of id, time and t, with this section {@code recording}. */
  RecordedFolder json(String recording) {
    return description(WEATHER_JSON + "recording {\n" + recording + "\n}\n");
  }

  /** Writes the description {@code weather.conf}. */
  RecordedFolder description(String text) {
    return file("weather.conf", text);
  }

  /** Writes a file in UTF-8. */
  RecordedFolder file(String name, String text) {
    return file(name, text, StandardCharsets.UTF_8);
  }

  RecordedFolder file(String name, String text, Charset encoding) {
    return file(name, text.getBytes(encoding));
  }

  RecordedFolder file(String name, byte[] bytes) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code replay} sends, in its order. */
  List<String> sent() {
    return SentRecords.of(folder);
  }

  /** What {@code replay --dry-run} shows; fails where it does not end well. */
  String dryRun() {
    assertThat(run()).as(err.toString()).isZero();
    return out.toString();
  }

  /** What {@code replay --dry-run} says on its way; fails where it does not end well. */
  String warnings() {
    assertThat(run()).as(err.toString()).isZero();
    return err.toString();
  }

  /** What {@code replay --dry-run} says of a bad description; fails where it takes it. */
  String refusal() {
    assertThat(run()).as(out.toString()).isEqualTo(2);
    return err.toString();
  }

  private int run() {
    return ExitCodes.commandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("--dry-run", "--recordings=" + folder, "--sources=" + folder);
  }
}
