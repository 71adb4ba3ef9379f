package io.citylake.maintain;

import io.citylake.postgres.DropOldPartitions;
import io.citylake.postgres.ForgetOldProgress;
import io.citylake.postgres.MakePartitionsAhead;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import io.citylake.time.UtcDay;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Keeps the speed layer's tables in PostgreSQL to their retention. */
public final class KeepLiveTables {
  private final DropOldPartitions dropOldPartitions;
  private final MakePartitionsAhead makePartitionsAhead;
  private final ForgetOldProgress forgetOldProgress;
  private final LocalDate today;
  private final LocalDate lastDayAhead;
  private final LocalDate firstKeptDay;
  private final Instant firstKeptCommit;

  public KeepLiveTables(Settings settings, PostgresPool postgres, Clock clock) {
    this.dropOldPartitions = new DropOldPartitions(postgres);
    this.makePartitionsAhead = new MakePartitionsAhead(postgres);
    this.forgetOldProgress = new ForgetOldProgress(postgres);
    Settings.Maintenance keep = settings.batch().maintenance();
    this.today = UtcDay.today(clock).date();
    this.lastDayAhead = today.plusDays(keep.daysAhead());
    UtcDay firstKept = UtcDay.of(clock.instant().minus(keep.liveRetention()));
    this.firstKeptDay = firstKept.date();
    // A kept day's first reading may have come this long before it.
    this.firstKeptCommit = firstKept.start().minus(settings.limits().futureTolerance());
  }

  List<Upkeep> upkeep() {
    return List.of(
        new Upkeep(Tables.WINDOWS.qualifiedName(), Step.LIVE, this::planWindows, this::keepWindows),
        new Upkeep(
            Tables.PROGRESS.qualifiedName(), Step.LIVE, this::planProgress, this::keepProgress));
  }

  private Outcome planWindows() throws SQLException {
    List<LocalDate> droppable = dropOldPartitions.droppable(firstKeptDay);
    List<String> details =
        droppable.isEmpty()
            ? List.of()
            : List.of(
                "from %s to %s".formatted(droppable.get(0), droppable.get(droppable.size() - 1)));
    int missing = makePartitionsAhead.missing(today, lastDayAhead).size();
    return new Outcome(windows(droppable.size(), missing), details);
  }

  private Outcome keepWindows() throws SQLException {
    // First what the stream will need, then what nobody does.
    int made = makePartitionsAhead.make(today, lastDayAhead);
    return new Outcome(windows(dropOldPartitions.drop(firstKeptDay), made));
  }

  private static String windows(int dropped, int made) {
    return String.format(Locale.ROOT, "%,d days dropped, %,d made ahead", dropped, made);
  }

  private Outcome planProgress() throws SQLException {
    return progress(forgetOldProgress.forgettable(firstKeptCommit));
  }

  private Outcome keepProgress() throws SQLException {
    return progress(forgetOldProgress.forget(firstKeptCommit));
  }

  private static Outcome progress(long epochs) {
    return new Outcome(String.format(Locale.ROOT, "%,d epochs forgotten", epochs));
  }
}
