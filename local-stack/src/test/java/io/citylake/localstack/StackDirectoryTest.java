package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {

  @TempDir Path directory;

  @Test
  void nothingRunsInADirectoryThatIsNotThere() {
    assertThat(LocalStack.running(directory.resolve("absent"))).isEmpty();
  }

  @Test
  void stoppingWhereNothingRunsSaysSo() {
    assertThat(LocalStack.stop(directory)).isFalse();
  }

  @Test
  void recordedStackWhoseServersAreGoneDoesNotRun() throws Exception {
    new StackFile(directory)
        .write("127.0.0.1:1", "jdbc:postgresql://127.0.0.1:2/citylake", Lifetime.DETACHED);

    assertThat(LocalStack.running(directory)).isEmpty();
  }

  @Test
  void onlyOneAtATimeStartsOrStopsAStack() {
    try (var lock = StackLock.take(directory)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> LocalStack.stop(directory))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("is in use")
          .hasMessageContaining("remedy");
    }

    assertThat(LocalStack.stop(directory)).isFalse();
  }
}
