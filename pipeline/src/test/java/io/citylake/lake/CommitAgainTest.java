package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.Test;

class CommitAgainTest {
  private final Queue<RuntimeException> failures = new ArrayDeque<>();

  @Test
  void commitThatAnotherWriterCameBeforeIsMadeAgain() {
    failures.add(new CommitFailedException("first"));
    failures.add(new ValidationException("second"));

    assertThat(CommitAgain.upTo(3, this::commit)).isEqualTo("committed");
    assertThat(failures).isEmpty();
  }

  @Test
  void lastFailureIsThrownWhereEveryAttemptCameSecond() {
    failures.addAll(
        List.of(
            new CommitFailedException("first"),
            new CommitFailedException("second"),
            new CommitFailedException("third")));

    assertThatThrownBy(() -> CommitAgain.upTo(2, this::commit))
        .isInstanceOf(CommitFailedException.class)
        .hasMessage("second");
    assertThat(failures).hasSize(1);
  }

  @Test
  void everyOtherFailureIsThrownAtOnce() {
    failures.add(new IllegalStateException("no such branch"));

    assertThatThrownBy(() -> CommitAgain.upTo(3, this::commit))
        .isInstanceOf(IllegalStateException.class);
  }

  private String commit() {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    return "committed";
  }
}
