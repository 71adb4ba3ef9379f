package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.PhaseWatch;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The streaming job in its JVM, from its own thread's side. */
final class RunningJob {
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

  private final ContestantProcess process;
  private final CountDownLatch beganOrEnded = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<Figure, Long> figures = new ConcurrentHashMap<>();
  private volatile Exception failure;

  private final PhaseWatch watch =
      new PhaseWatch() {
        @Override
        public void began() {
          beganOrEnded.countDown();
        }

        @Override
        public void figure(Figure figure, long value) {
          figures.put(figure, value);
        }
      };

  private RunningJob(ContestantProcess process) {
    this.process = process;
  }

  /** Gives the order, and returns when the first query runs. */
  static RunningJob start(ContestantProcess process, Phase phase)
      throws IOException, ContestantFailed, InterruptedException {
    RunningJob job = new RunningJob(process);
    Thread thread = new Thread(() -> job.run(phase), "soak-job");
    thread.setDaemon(true);
    thread.start();
    job.beganOrEnded.await();
    job.requireNoFailure();
    return job;
  }

  private void run(Phase phase) {
    try {
      process.run(phase, watch);
    } catch (IOException | ContestantFailed | RuntimeException e) {
      failure = e;
    } finally {
      ended.countDown();
      beganOrEnded.countDown();
    }
  }

  long pid() {
    return process.pid();
  }

  /** What the job said last; empty where it said nothing yet. */
  Optional<Long> figure(Figure figure) {
    return Optional.ofNullable(figures.get(figure));
  }

  /** Waits; returns whether the job has ended meanwhile. */
  boolean endsWithin(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Stops it between batches.
   *
   * @throws ContestantFailed where it failed, now or before
   */
  void stop() throws IOException, ContestantFailed, InterruptedException {
    if (ended.getCount() > 0) {
      process.stop();
      if (!endsWithin(STOP_PATIENCE.toNanos())) {
        throw new IOException("the streaming job did not stop within " + STOP_PATIENCE);
      }
    }
    requireNoFailure();
  }

  private void requireNoFailure() throws IOException, ContestantFailed {
    if (failure instanceof ContestantFailed failed) {
      throw failed;
    }
    if (failure != null) {
      throw new IOException("the streaming job was lost: " + failure, failure);
    }
  }
}
