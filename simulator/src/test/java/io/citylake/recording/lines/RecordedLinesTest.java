package io.citylake.recording.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.recording.TestSources;
import io.citylake.recording.documents.Document;
import io.citylake.recording.documents.DocumentText;
import io.citylake.sources.recording.LineRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedLinesTest {
  @TempDir Path directory;

  @Test
  void linesComeWithoutTheirEnds() throws IOException {
    assertThat(records("a,1\nb,2\r\nc,3")).containsExactly("a,1", "b,2", "c,3");
    assertThat(records("a,1\n")).containsExactly("a,1");
    assertThat(records("")).isEmpty();
  }

  @Test
  void emptyLineInsideTheFileIsARecordToo() throws IOException {
    assertThat(records("a,1\n\n \nb,2\n")).containsExactly("a,1", "", " ", "b,2");
  }

  @Test
  void byteOrderMarkBelongsToNoLine() throws IOException {
    assertThat(records("\uFEFFa,1\nb,2\n")).containsExactly("a,1", "b,2");
    assertThat(records("\uFEFF")).isEmpty();
  }

  @Test
  void lineBreaksInsideQuotesBelongToTheRecord() throws IOException {
    assertThat(records("a,\"1\r\n\"\"2\"\"\n3\"\nb,2\n"))
        .containsExactly("a,\"1\r\n\"\"2\"\"\n3\"", "b,2");
  }

  @Test
  void quoteThatNeverClosesSpoilsItsOwnLineOnly() throws IOException {
    assertThat(records("a,\"1\nb,2\nc,3\n")).containsExactly("a,\"1", "b,2", "c,3");
    String manyLines = "c,3\n".repeat(400_000);
    assertThat(records("a,\"1\n" + manyLines)).hasSize(400_001).startsWith("a,\"1", "c,3");
  }

  @Test
  void bytesStayAsTheyAreWhateverTheirEncoding() throws IOException {
    byte[] latin1 = "M\u00e1laga,1\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(directory.resolve("latin1.csv"), latin1);
    try (RecordedLines lines = lines(file)) {
      assertThat(lines.next()).isEqualTo(Arrays.copyOf(latin1, latin1.length - 1));
    }
  }

  @Test
  void startIsWhereTheRecordBeginsInTheFile() throws IOException {
    String text = "\uFEFFa,1\r\nb,\"2\n\"\nc,\"3\nd,4\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(directory.resolve("file.csv"), bytes);
    try (RecordedLines lines = lines(file)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        int start = (int) lines.start();
        assertThat(Arrays.copyOfRange(bytes, start, start + line.length)).isEqualTo(line);
      }
    }
  }

  @Test
  void carriageReturnsAloneEndLinesWhereThereIsNoLineFeed() throws IOException {
    assertThat(records("a,1\rb,\"2\r\"\rc,3")).containsExactly("a,1", "b,\"2\r\"", "c,3");
    assertThat(records("a,1\r\rb,2\r")).containsExactly("a,1", "", "b,2");
    assertThat(records("a,1\rx\nb,2\n")).containsExactly("a,1\rx", "b,2");
  }

  @Test
  void lineLongerThanTheLookoutForAQuoteSpoilsNothing() throws IOException {
    String longLine = "x".repeat(3 << 20);
    assertThat(records("a,\"1\n" + longLine + "\nb,2\n")).containsExactly("a,\"1", longLine, "b,2");
  }

  private static RecordedLines lines(Path file) throws IOException {
    Document document =
        new Document("file.csv", file.toString(), file, false, () -> Files.newInputStream(file));
    return new RecordedLines(
        DocumentText.open(document, "UTF-8"),
        TestSources.csv("t").format(),
        LineRules.EVERY_LINE,
        new LeftOut("file.csv", 1 << 20));
  }

  private List<String> records(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("file.csv"), text);
    List<String> records = new ArrayList<>();
    try (RecordedLines lines = lines(file)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        records.add(new String(line, StandardCharsets.UTF_8));
      }
    }
    return records;
  }
}
