package io.citylake.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointContractTest {
  @TempDir private Path folder;

  @Test
  void newCheckpointHasNoContract() {
    assertThat(contract().stored()).isEmpty();
  }

  @Test
  void settingsComeBackAsTheyWereStoredLast() {
    contract().store(Map.of("streaming.watermark", "5m", "kafka.topics", "a,b"));
    contract().store(Map.of("streaming.watermark", "10m"));

    assertThat(contract().stored()).contains(Map.of("streaming.watermark", "10m"));
  }

  @Test
  void refusalNamesTheQueryTheFindingAndTheRemedy() {
    RefusedToStart refused =
        new RefusedToStart("windows", "The checkpoint is gone.", "Restore it,\nor start anew.");

    assertThat(refused)
        .hasMessage(
            """
            citylake: refused to start the windows query
              The checkpoint is gone.
              Restore it,
              or start anew.\
            """);
    assertThat(refused.exitCode()).isEqualTo(2);
  }

  private CheckpointContract contract() {
    return new CheckpointContract(TestSpark.session(), folder.resolve("checkpoint").toString());
  }
}
