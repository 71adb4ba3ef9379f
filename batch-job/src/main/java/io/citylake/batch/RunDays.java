package io.citylake.batch;

import io.citylake.command.CommandFailed;
import io.citylake.marts.MartRun;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.PostgresPool;
import io.citylake.tables.LakeInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The days of a run, published in their order. Of small days two are at work at a time: while one
 * is planned, which takes one core, the other is written.
 */
final class RunDays {
  /** Each day at work holds its lock, and asks for one more connection. */
  private static final int CONNECTIONS_OF_TWO_DAYS = 4;

  private final DailyMarts daily;
  private final PostgresPool postgres;
  private final SortedMap<LocalDate, Long> records;
  private final PrintWriter out;
  private final long start = System.nanoTime();
  private int daysDone;
  private long recordsDone;

  /**
   * @param records how many the lake has for each day, copies and rejections among them
   */
  RunDays(
      DailyMarts daily,
      PostgresPool postgres,
      SortedMap<LocalDate, Long> records,
      PrintWriter out) {
    this.daily = daily;
    this.postgres = postgres;
    this.records = records;
    this.out = out;
  }

  /**
   * Runs the days; the first that breaks off is the last.
   *
   * @param connections that PostgreSQL is asked for at most
   * @return whether all were published
   */
  boolean run(String run, LakeInput input, List<LocalDate> days, int connections) throws Exception {
    boolean areSmall = days.stream().allMatch(day -> daily.isSmall(records, day));
    boolean areTwoAtOnce = days.size() > 1 && areSmall && connections >= CONNECTIONS_OF_TWO_DAYS;
    if (!days.isEmpty()) {
      daily.keep(input);
    }
    if (areTwoAtOnce) {
      daily.prepareTables();
    }
    ExecutorService threads = Executors.newFixedThreadPool(areTwoAtOnce ? 2 : 1);
    List<Future<Boolean>> results = new ArrayList<>();
    try {
      Future<Boolean> before = CompletableFuture.completedFuture(true);
      for (LocalDate day : days) {
        Future<Boolean> dayBefore = before;
        before = threads.submit(() -> day(new MartRun(run, day, input), dayBefore, days.size()));
        results.add(before);
      }
      boolean areAllPublished = true;
      for (Future<Boolean> result : results) {
        areAllPublished &= result.get();
      }
      return areAllPublished;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      results.forEach(result -> result.cancel(/* mayInterruptIfRunning= */ false));
      threads.shutdown();
      threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  /** The lines of several days come day by day, those of a single one as they become known. */
  private boolean day(MartRun run, Future<Boolean> before, int days) throws Exception {
    if (days == 1) {
      return day(run, before, out);
    }
    StringWriter lines = new StringWriter();
    try {
      boolean isPublished = day(run, before, new PrintWriter(lines));
      count(run.day());
      return isPublished;
    } finally {
      show(lines.toString(), days);
    }
  }

  private boolean day(MartRun run, Future<Boolean> before, PrintWriter lines) throws Exception {
    if (before.isDone()) {
      before.get();
    }
    try (LakeLock lock = alone(run.day())) {
      return daily.run(run, records, before, lock, lines);
    }
  }

  private synchronized void count(LocalDate done) {
    daysDone++;
    recordsDone += records.getOrDefault(done, 0L);
  }

  /** A day that broke off has lines, too, and takes the run no further. */
  private synchronized void show(String lines, int days) {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    out.print(lines);
    if (daysDone > 0) {
      out.println(new BackfillProgress(daysDone, days, recordsDone, elapsed).line());
    }
    out.flush();
  }

  /** Two runs of one day would publish their marts by turns. */
  private LakeLock alone(LocalDate day) throws SQLException {
    return LakeLock.tryTake(postgres, "daily marts " + day)
        .orElseThrow(
            () -> new CommandFailed("another run is at work on " + day + ": try again later"));
  }
}
