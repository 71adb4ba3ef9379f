package io.citylake.maintain;

import io.citylake.lake.CommitAgain;
import io.citylake.postgres.LakeLock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the tables one by one; what fails with one does not keep it from the next. */
public final class MaintainLake {
  private static final Logger LOG = LoggerFactory.getLogger(MaintainLake.class);

  /** Each has the table's own commit retries within it. */
  private static final int ATTEMPTS = 3;

  private final LakeTables tables;
  private final List<TableStep> steps;
  private final KeepLiveTables liveTables;

  /**
   * @param steps that each table of the lake gets, in their order
   */
  public MaintainLake(LakeTables tables, List<TableStep> steps, KeepLiveTables liveTables) {
    this.tables = tables;
    this.steps = List.copyOf(steps);
    this.liveTables = liveTables;
  }

  /**
   * Does what is selected, or says what that would be.
   *
   * @param lock held by the caller; maintenance ends when it is lost
   * @throws io.citylake.config.BadConfiguration where a selected table does not exist
   */
  public MaintenanceReport run(Selection selection, Mode mode, LakeLock lock) {
    Map<String, List<Upkeep>> selected = selection.of(upkeep());
    List<TableReport> reports = new ArrayList<>();
    for (Map.Entry<String, List<Upkeep>> table : selected.entrySet()) {
      if (!lock.isHeld()) {
        reports.add(lockLost(table.getKey()));
        break;
      }
      reports.add(maintain(table.getKey(), table.getValue(), mode));
    }
    return new MaintenanceReport(mode, reports);
  }

  /** Everything that could be done, by table. */
  private Map<String, List<Upkeep>> upkeep() {
    Map<String, List<Upkeep>> all = new LinkedHashMap<>();
    for (String table : tables.names()) {
      all.put(table, steps.stream().map(step -> upkeep(table, step)).toList());
    }
    liveTables.upkeep().forEach(upkeep -> all.put(upkeep.table(), List.of(upkeep)));
    return all;
  }

  private Upkeep upkeep(String table, TableStep step) {
    return new Upkeep(
        table,
        step.step(),
        () -> step.plan(tables.load(table)),
        () -> CommitAgain.upTo(ATTEMPTS, () -> step.run(tables.load(table))));
  }

  private static TableReport maintain(String table, List<Upkeep> upkeep, Mode mode) {
    long begin = System.nanoTime();
    Map<Step, Outcome> outcomes = new EnumMap<>(Step.class);
    Optional<String> failure = Optional.empty();
    for (Upkeep one : upkeep) {
      try {
        outcomes.put(one.step(), (mode == Mode.DRY_RUN ? one.plan() : one.work()).run());
      } catch (Exception e) {
        LOG.error("{} of {} failed", one.step(), table, e);
        failure = Optional.of(one.step() + ": " + e.getMessage());
        break;
      }
    }
    return new TableReport(table, outcomes, failure, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static TableReport lockLost(String table) {
    return new TableReport(
        table,
        Map.of(),
        Optional.of("the connection that held the lock of maintenance broke: run it again"),
        Duration.ZERO);
  }
}
