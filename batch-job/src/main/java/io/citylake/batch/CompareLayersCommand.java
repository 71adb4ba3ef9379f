package io.citylake.batch;

import io.citylake.command.CommandFailed;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.compare.CompareLayers;
import io.citylake.compare.DayComparison;
import io.citylake.compare.LayersReport;
import io.citylake.explain.SpeedLayerHistory;
import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.RecordsByDay;
import io.citylake.lake.RecordsTable;
import io.citylake.lake.ReplayedWindows;
import io.citylake.lake.RequireTables;
import io.citylake.marts.BuildMarts;
import io.citylake.marts.DaySession;
import io.citylake.marts.MartRun;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.PublishedDay;
import io.citylake.models.ReadMarts;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.postgres.ReadPublished;
import io.citylake.postgres.RequireSchemas;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.time.UtcDay;
import io.citylake.windows.RowsOfDay;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Explains the differences of the layers, for each day:
 *
 * <pre>
 *   live.windows, marts.windows (and windows replayed from Kafka), side by side
 *     + what each must have counted, record by record -> differences with their causes
 *                                                     -> lake, PostgreSQL, summary
 * </pre>
 */
@Command(
    name = "compare-layers",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares the windows of the speed layer with those of the batch layer, for days whose marts"
          + " are published:",
      "one row for each difference with both values and its cause, and one for each record behind"
          + " it.",
      "Without a day: every published day that the speed layer still holds. Ends with 3 where a"
          + " difference has no",
      "explanation."
    })
public final class CompareLayersCommand extends ConfiguredCommand {
  private static final String APPLICATION = "citylake-compare-layers";

  @Mixin private DayOptions dayOptions;

  @Option(
      names = "--replay",
      paramLabel = "ID",
      description = "lay a replay from Kafka beside the layers, or newest: the last one made")
  private String replay;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "identifies the run in tags and summaries (default: made from the time)")
  private String runId;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public CompareLayersCommand(Map<String, String> defaults) {
    super(defaults);
  }

  CompareLayersCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new CompareLayersCommand(), arguments);
  }

  @Override
  protected Work work(Faults faults) {
    Clock clock = Clock.systemUTC();
    String run = new RunIds(clock).given(runId, faults);
    List<LocalDate> given = dayOptions.days(clock, faults);
    Settings settings = settings(faults);
    return () -> compare(settings, run, given, clock);
  }

  private int compare(Settings settings, String run, List<LocalDate> given, Clock clock)
      throws Exception {
    PrintWriter out = out();
    new RequireSchemas(settings.postgres()).check();
    try (SparkSession spark = CitylakeSession.openForBatch(settings, APPLICATION);
        PostgresPool postgres = PostgresPool.open(settings.postgres(), APPLICATION)) {
      new RequireTables(spark, settings).check();
      // Before the input is pinned, which so holds all of it.
      CommittedOffsets committed = CommittedOffsets.read(spark, settings);
      LakeInput now = new LakeReadings(spark, settings).currentInput();
      SpeedLayerHistory history =
          SpeedLayerHistory.read(
              new ReadProgress(postgres), committed, new RecordsTable(spark, settings).topicIds());
      SortedMap<LocalDate, Long> records = new RecordsByDay(spark, settings).of(now);
      Optional<String> replayed = replay(spark, settings);
      boolean explained = true;
      for (PublishedDay day : days(settings, postgres, given, clock)) {
        MartRun martRun = new MartRun(run, day.day(), now);
        try (DaySession session =
            DaySession.of(spark, records, new RowsOfDay(day.day(), settings))) {
          WriteAuditPublish store =
              new WriteAuditPublish(
                  session, settings, postgres, martRun, records.getOrDefault(day.day(), 0L));
          DayComparison comparison =
              new CompareLayers(session, settings, history, now, replayed)
                  .compare(day, () -> store(session, martRun, store));
          new LayersReport(out).print(comparison);
          explained &= comparison.isExplained();
        }
      }
      return explained ? ExitCodes.DONE : ExitCodes.UNEXPLAINED;
    }
  }

  private static void store(DaySession session, MartRun run, WriteAuditPublish store)
      throws SQLException {
    MartModels models = ReadMarts.packed();
    BuildMarts build = new BuildMarts(session, models, run.day());
    for (Mart mart : models.comparison()) {
      store.write(mart, build.mart(mart));
    }
    store.compareWithDayBefore(CompareLayersCommand::requireRight);
    store.publish();
  }

  private static void requireRight(CheckedMart checked) {
    if (!checked.mayBePublished()) {
      throw new CommandFailed("the differences contradict themselves: " + checked.findings());
    }
  }

  /** The published days to compare. */
  private static List<PublishedDay> days(
      Settings settings, PostgresPool postgres, List<LocalDate> given, Clock clock)
      throws SQLException {
    SortedMap<LocalDate, PublishedDay> published = new ReadPublished(postgres).days(Mart.WINDOWS);
    LocalDate oldest =
        UtcDay.today(clock)
            .date()
            .minusDays(settings.batch().maintenance().liveRetention().toDays());
    List<PublishedDay> days = new ArrayList<>();
    for (LocalDate day : given) {
      if (!published.containsKey(day)) {
        throw new CommandFailed(
            "no marts are published of %s: run daily-marts first".formatted(day));
      }
      days.add(published.get(day));
    }
    if (given.isEmpty()) {
      days.addAll(published.tailMap(oldest).values());
    }
    return days;
  }

  private Optional<String> replay(SparkSession spark, Settings settings) {
    if (replay == null) {
      return Optional.empty();
    }
    ReplayedWindows replayed = new ReplayedWindows(spark, settings);
    if (!replay.equals("newest")) {
      return Optional.of(replay);
    }
    return Optional.of(
        replayed
            .newestReplay()
            .orElseThrow(
                () -> new CommandFailed("nothing was replayed yet: run replay-stream first")));
  }
}
