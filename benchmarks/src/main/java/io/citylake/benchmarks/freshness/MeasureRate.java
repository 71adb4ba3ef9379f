package io.citylake.benchmarks.freshness;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.cpu.CpuMeter;
import io.citylake.benchmarks.cpu.CpuReading;
import io.citylake.benchmarks.cpu.CpuUse;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.run.Background;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sends at a rate, looks for the probes, and waits for the last of them. */
final class MeasureRate implements AutoCloseable {
  /** How long the last readings may take to be seen. */
  static final Duration GRACE = Duration.ofSeconds(30);

  private static final Duration UNTIL_START = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final FreshnessSettings settings;
  private final FreshnessEntrant entrant;
  private final Phase phase;
  private final ContestantProcess contestant;
  private final LakeEpochs lakeEpochs;
  private final Map<String, Long> processes;
  private final CpuMeter cpu = CpuMeter.ofThisSystem();
  private final ProgressLines lines;
  private final CheckpointFolder windows;
  private final CheckpointFolder records;
  private final Probes probes = new Probes();
  private final WatchServing servingQuery;
  private final Background serving;
  private final Background lake;

  /**
   * Begins to look.
   *
   * @param contestant that runs the phase
   * @param processes process ids of all that take part, by name
   */
  MeasureRate(
      FreshnessSettings settings,
      FreshnessEntrant entrant,
      Phase phase,
      ContestantProcess contestant,
      Map<String, Long> processes,
      ProgressLines lines)
      throws SQLException {
    this.settings = settings;
    this.entrant = entrant;
    this.phase = phase;
    this.contestant = contestant;
    this.lakeEpochs = entrant.lakeEpochs(phase, settings.run().citylake());
    this.processes = Map.copyOf(processes);
    this.lines = lines;
    this.windows = new CheckpointFolder(phase.file("checkpoint-windows"));
    this.records = new CheckpointFolder(phase.file("checkpoint-records"));
    this.servingQuery = new WatchServing(phase.jdbcUrl(), entrant.windowsTable(), probes);
    this.serving =
        Background.repeating("watch over serving", WatchServing.PAUSE, servingQuery::look);
    WatchLake watchLake = new WatchLake(lakeEpochs, records, probes);
    this.lake = Background.repeating("watch over the lake", WatchLake.PAUSE, watchLake::look);
  }

  /**
   * Returns when all is sent and seen, or the grace time is over.
   *
   * @param round from 1
   * @param before how many records the topic holds
   * @throws ContestantFailed where the contestant ended meanwhile
   */
  RateResult run(int round, long rate, long before) throws IOException, ContestantFailed {
    long startNanos = System.nanoTime() + UNTIL_START.toNanos();
    Schedule schedule =
        new Schedule(Instant.now().plus(UNTIL_START), rate, settings.warmUp(), settings.duration());
    try (SendBySchedule send =
        new SendBySchedule(
            schedule,
            startNanos,
            settings.load(),
            phase.bootstrapServers(),
            phase.topic(),
            probes)) {
      String what = String.format(Locale.ROOT, "%,9d/s   ", rate);
      long measuredNanos = startNanos + settings.warmUp().toNanos();
      wait(send, () -> System.nanoTime() >= measuredNanos, what + "warm-up");
      CpuReading began = cpu.read(processes);
      wait(send, send::isDone, what + "measuring");
      CpuReading ended = cpu.read(processes);
      long windowsLag = before + send.sent() - windows.recordsDone();
      long recordsLag = before + send.sent() - records.recordsDone();
      long graceEnd = System.nanoTime() + GRACE.toNanos();
      wait(send, () -> probes.areAllSeen() || System.nanoTime() >= graceEnd, what + "grace time");
      CpuUse use = CpuUse.between(began, ended);
      return new RateResult(
          round,
          entrant.label(),
          rate,
          send.sent(),
          send.achievedRate(),
          send.meanPayloadBytes(),
          probes.inServing(),
          probes.inLake(),
          share(use),
          use,
          windowsLag,
          recordsLag);
    }
  }

  private void wait(SendBySchedule send, BooleanSupplier end, String what)
      throws IOException, ContestantFailed {
    while (!end.getAsBoolean()) {
      contestant.requireRunning();
      send.requireHealthy();
      serving.requireHealthy();
      lake.requireHealthy();
      if (lines.isTimeForOne()) {
        lines.step(
            String.format(
                Locale.ROOT, "%s   %,d sent, %s", what, send.sent(), probes.missingText()));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** How much of the machine was used, 0 to 1. */
  static double share(CpuUse use) {
    double machineNanos =
        (double) use.elapsed().toNanos() * Runtime.getRuntime().availableProcessors();
    return use.total().toNanos() / machineNanos;
  }

  @Override
  public void close() throws IOException, SQLException {
    serving.close();
    lake.close();
    servingQuery.close();
    lakeEpochs.close();
  }
}
