package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRecordingTest {
  private static final String HEADER = "id,time,t\n";
  private static final String FIRST = "a,2025-01-15T14:00:00,1";
  private static final String SECOND = "b,2025-01-15T14:00:01,2";
  private static final String THIRD = "c,2025-01-15T14:00:02,3";

  @TempDir Path directory;

  private RecordedFolder folder;

  @BeforeEach
  void open() {
    folder = new RecordedFolder(directory);
  }

  private RecordedFolder glob(String glob) {
    return folder.csv("files = [\"" + glob + "\"], header = true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2025/*.csv", "2025/*.csv.gz", "2025/*.bz2", "**/*.csv", "2025/*"})
  void globMeansThePackedFileOrWhatItHolds(String glob) throws IOException {
    String name = glob.endsWith("bz2") ? "2025/a.csv.bz2" : "2025/a.csv.gz";
    String text = HEADER + SECOND + "\n" + FIRST + "\n";
    glob(glob).file(name, glob.endsWith("bz2") ? bzip2(text) : gzip(text));

    assertThat(folder.sent()).containsExactly(FIRST, SECOND);
    assertThat(folder.dryRun()).containsPattern("weather +weather +1 +2 ");
  }

  @Test
  void fileIsUnpackedByWhatItHoldsWhateverItIsCalled() throws IOException {
    glob("*.csv").file("a.csv", gzip(HEADER + FIRST + "\n")).file("b.csv", bzip2(HEADER + SECOND));

    assertThat(folder.sent()).containsExactly(FIRST, SECOND);
  }

  @Test
  void packedPartsBehindEachOtherAreOneFile() throws IOException {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.writeBytes(gzip(HEADER + FIRST + "\n"));
    parts.writeBytes(gzip(SECOND + "\n"));
    glob("*.gz").file("a.csv.gz", parts.toByteArray());

    assertThat(folder.sent()).containsExactly(FIRST, SECOND);
  }

  @Test
  void packedFileBesideTheSameUnpackedIsReadOnce() throws IOException {
    glob("*.csv").file("a.csv", HEADER + FIRST + "\n").file("a.csv.gz", gzip(HEADER + FIRST));

    assertThat(folder.sent()).containsExactly(FIRST);
  }

  @Test
  void everyEntryOfAnArchiveIsAFile() throws IOException {
    glob("*.zip")
        .file(
            "2025.zip",
            zip("b/2.csv", HEADER + SECOND, "b/1.csv", HEADER + FIRST, "__MACOSX/b/._1.csv", "x"));

    assertThat(folder.sent()).containsExactly(FIRST, SECOND);
    assertThat(folder.dryRun()).containsPattern("weather +weather +2 +2 ");
  }

  @Test
  void globPicksEntriesOfAnArchive() throws IOException {
    glob("2025.zip/**.csv").file("2025.zip", zip("readme.txt", "Read me", "1.csv", HEADER + FIRST));

    assertThat(folder.sent()).containsExactly(FIRST);
  }

  @Test
  void entryOfAnArchiveMayBePackedItself() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("1.csv.gz"));
      zip.write(gzip(HEADER + FIRST));
    }
    glob("*.zip").file("2025.zip", bytes.toByteArray());

    assertThat(folder.sent()).containsExactly(FIRST);
  }

  @Test
  void keyIsFoundInThePathOfTheEntry() throws IOException {
    folder
        .description(
            """
            topics = [weather]
            format = csv
            columns = [time, t]
            sensor_id { from = key }
            sensor_type { constant = weather }
            event_time { field = time, zone = UTC }
            metrics { temperature = t }
            recording { files = ["*.zip"], key = "2025.zip/(.+)[.]csv$" }
            """)
        .file("2025.zip", zip("a.csv", "2025-01-15T14:00:00,1"));

    assertThat(folder.sent()).containsExactly("2025-01-15T14:00:00,1");
  }

  @Test
  void recordsInFrontOfTheTearOfATornFileAreSentAndTheTearIsTold() throws IOException {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < 40_000; i++) {
      text.append("a,2025-01-15T14:00:00,").append(Integer.toHexString(i * 7919)).append('\n');
    }
    byte[] whole = gzip(text.toString());
    glob("*.csv*")
        .file("a.csv.gz", Arrays.copyOf(whole, whole.length / 2))
        .file("b.csv", HEADER + SECOND + "\n" + THIRD + "\n");

    assertThat(folder.sent()).hasSizeGreaterThan(10_000).contains(SECOND, THIRD);
    assertThat(folder.warnings())
        .contains("a.csv.gz cannot be unpacked to its end")
        .contains("what stands before is taken");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] bzip2(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new BZip2CompressorOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** An archive of names and their texts. */
  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        zip.putNextEntry(new ZipEntry(entries[i]));
        zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
