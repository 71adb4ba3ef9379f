package io.citylake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContestantProcessTest {
  private static final JvmOptions OPTIONS =
      new JvmOptions("64m", List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));

  @TempDir private Path folder;

  @Test
  void phaseIsMeasuredInTheProcessThatDoesIt() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      PhaseFigures figures = measure(contestant, "work");

      assertThat(figures.work().byName()).containsOnlyKeys(MeasurePhase.DRIVER);
      assertThat(figures.work().total()).isGreaterThanOrEqualTo(TestContestant.WORK.dividedBy(2));
      assertThat(figures.work().elapsed()).isGreaterThanOrEqualTo(TestContestant.WORK.dividedBy(2));
      assertThat(figures.start().elapsed()).isLessThan(Duration.ofMinutes(1));
      assertThat(figures.recordsPerSecond(1000)).isPositive();
    }
  }

  @Test
  void contestantDoesOnePhaseAfterTheOther() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      assertThat(measure(contestant, "work")).isNotNull();
      assertThat(measure(contestant, "work")).isNotNull();
    }
  }

  @Test
  void largestOfEachFigureIsKept() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      assertThat(measure(contestant, "collect").peaks()).containsEntry(Figure.STATE_ROWS, 7L);
    }
  }

  @Test
  void phaseWithoutAnEndEndsWhenItIsStopped() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      contestant.begin(phase("until stopped"));

      contestant.stop(Duration.ofMinutes(1));

      assertThat(measure(contestant, "work")).isNotNull();
    }
  }

  @Test
  void failureSaysWhyAndShowsTheLog() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      assertThatThrownBy(() -> measure(contestant, "fail"))
          .isInstanceOf(ContestantFailed.class)
          .hasMessageContaining("no such luck")
          .hasMessageContaining("printed before");
    }
  }

  @Test
  void phaseWithoutMarksIsAFailure() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      assertThatThrownBy(() -> measure(contestant, "nothing"))
          .hasMessageContaining("where its work begins and ends");
    }
  }

  @Test
  void contestantThatDiesIsAFailure() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      assertThatThrownBy(() -> measure(contestant, "die")).hasMessageContaining("ended, when");
    }
  }

  @Test
  void contestantThatHasBegunRunsUntilItIsClosed() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      contestant.begin(phase("forever"));

      contestant.requireRunning();
    }
  }

  @Test
  void contestantThatWasToGoOnAndEndsIsAFailure() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      contestant.begin(phase("work"));

      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(contestant::requireRunning)
                      .isInstanceOf(ContestantFailed.class)
                      .hasMessageContaining("was to go on, but said: END"));
    }
  }

  @Test
  void contestantThatWasToGoOnAndDiesIsAFailure() throws IOException, ContestantFailed {
    try (ContestantProcess contestant = start()) {
      contestant.begin(phase("forever"));
      ProcessHandle.of(contestant.pid()).orElseThrow().destroyForcibly();

      await()
          .untilAsserted(
              () ->
                  assertThatThrownBy(contestant::requireRunning)
                      .isInstanceOf(ContestantFailed.class)
                      .hasMessageContaining("in the middle of its phase"));
    }
  }

  @Test
  void contestantThatDoesNotExistFailsAtItsStart() {
    Program unknown = new Program("no.such.Contestant", Map.of(), ClassPath.ofThisJvm());

    assertThatThrownBy(() -> ContestantProcess.start("unknown", unknown, OPTIONS, folder))
        .isInstanceOf(ContestantFailed.class)
        .hasMessageContaining("no.such.Contestant");
  }

  @Test
  void closedContestantIsGone() throws IOException, ContestantFailed {
    ContestantProcess contestant = start();

    contestant.close();

    assertThat(ProcessHandle.of(contestant.pid()).filter(ProcessHandle::isAlive)).isEmpty();
  }

  private ContestantProcess start() throws IOException, ContestantFailed {
    return ContestantProcess.start(
        "test", Program.of(TestContestant.class, Map.of()), OPTIONS, folder);
  }

  private PhaseFigures measure(ContestantProcess contestant, String what)
      throws IOException, ContestantFailed {
    return new MeasurePhase(CpuMeter.ofThisSystem(), Map.of())
        .run(contestant, phase(what), read -> {});
  }

  private Phase phase(String what) {
    return new Phase(what, "", "", folder.toString(), "", Map.of());
  }
}
