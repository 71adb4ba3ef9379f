package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFilesTest {
  @TempDir private Path folder;

  @Test
  void lastIsTheLargestNumberNotTheLastName() throws IOException {
    files("8", "10", "9.compact", ".10.crc", ".11.af33.tmp");

    assertThat(new EpochFiles(folder).last()).hasValue(10);
  }

  @Test
  void compactedFileStandsForItsEpoch() throws IOException {
    files("8", "9.compact");

    assertThat(new EpochFiles(folder).last()).hasValue(9);
  }

  @Test
  void folderThatIsEmptyOrNotThereHasNone() throws IOException {
    assertThat(new EpochFiles(folder).last()).isEmpty();
    assertThat(new EpochFiles(folder.resolve("elsewhere")).last()).isEmpty();
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }
}
