package io.citylake.streaming.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {
  private static final long NEVER_REACHED_NANOS = TimeUnit.HOURS.toNanos(1);

  @Test
  void itsResultIsWaitedFor() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    BackgroundWork<String> work = doneWhen(mayEnd);
    assertThat(work.isDone()).isFalse();

    mayEnd.countDown();

    assertThat(work.result()).isEqualTo("done");
    assertThat(work.isDone()).isTrue();
  }

  @Test
  void itsFailureIsThrownToWhoAsksForTheResult() {
    BackgroundWork<String> refused =
        BackgroundWork.begin(
            () -> {
              throw new IllegalArgumentException("refused");
            });
    BackgroundWork<String> broken =
        BackgroundWork.begin(
            () -> {
              throw new IOException("broken");
            });

    assertThatThrownBy(refused::result)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("refused");
    assertThatThrownBy(broken::result).hasRootCauseMessage("broken");
  }

  @Test
  void aStopLetsItEndBeforeTheDeadline() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    BackgroundWork<String> work = doneWhen(mayEnd);
    mayEnd.countDown();

    work.stop(System.nanoTime() + NEVER_REACHED_NANOS);

    assertThat(work.isDone()).isTrue();
    assertThat(work.result()).isEqualTo("done");
  }

  @Test
  void aStopInterruptsItAtTheDeadline() throws Exception {
    BackgroundWork<String> work = doneWhen(new CountDownLatch(1));

    work.stop(System.nanoTime());

    assertThatThrownBy(work::result).hasRootCauseInstanceOf(InterruptedException.class);
  }

  private static BackgroundWork<String> doneWhen(CountDownLatch mayEnd) {
    return BackgroundWork.begin(
        () -> {
          mayEnd.await();
          return "done";
        });
  }
}
