package io.citylake.benchmarks.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountFilesTest {
  @TempDir private Path folder;

  @Test
  void filesAtAnyDepthCountByTheirEnding() throws IOException {
    Path below = Files.createDirectories(folder.resolve("data/day"));
    Files.createFile(below.resolve("a.parquet"));
    Files.createFile(below.resolve(".a.parquet.crc"));
    Files.createFile(folder.resolve("b.parquet"));

    assertThat(CountFiles.below(folder, ".parquet")).isEqualTo(2);
    assertThat(CountFiles.below(folder, "")).isEqualTo(3);
  }

  @Test
  void folderThatIsNotThereHasNone() throws IOException {
    assertThat(CountFiles.below(folder.resolve("none"), "")).isZero();
  }
}
