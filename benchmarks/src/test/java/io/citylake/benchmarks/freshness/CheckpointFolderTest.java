package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  @TempDir private Path folder;
  private CheckpointFolder checkpoint;

  @BeforeEach
  void twoPlannedEpochsOfWhichOneIsDone() throws IOException {
    write("offsets/0", offsets("{\"city\":{\"0\":10,\"1\":20}}"));
    write("offsets/1", offsets("{\"city\":{\"0\":15,\"1\":25,\"2\":1}}"));
    write("commits/0", "v1\n{\"nextBatchWatermarkMs\":0}");
    write("commits/.1.3f2a.tmp", "v1");
    checkpoint = new CheckpointFolder(folder);
  }

  @Test
  void epochEndsWhereItsOffsetsSay() throws IOException {
    assertThat(checkpoint.ends(1)).isEqualTo(Map.of(0, 15L, 1, 25L, 2, 1L));
  }

  @Test
  void recordsOfAnEpochThatStillRunsAreNotDone() throws IOException {
    assertThat(checkpoint.recordsDone()).isEqualTo(30);
  }

  @Test
  void withoutACommittedEpochNothingIsDone() throws IOException {
    assertThat(new CheckpointFolder(folder.resolve("elsewhere")).recordsDone()).isZero();
  }

  @Test
  void epochThatTheCheckpointDoesNotKnowIsAnError() {
    assertThatThrownBy(() -> checkpoint.ends(2)).isInstanceOf(IOException.class);
  }

  @Test
  void fileWithoutASourceIsAnError() throws IOException {
    write("offsets/2", "v1\n{}\n");

    assertThatThrownBy(() -> checkpoint.ends(2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no line of a source");
  }

  private static String offsets(String source) {
    return "v1\n{\"batchWatermarkMs\":0,\"batchTimestampMs\":1,\"conf\":{}}\n" + source;
  }

  private void write(String file, String content) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), content);
  }
}
