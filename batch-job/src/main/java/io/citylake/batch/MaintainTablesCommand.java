package io.citylake.batch;

import io.citylake.command.CommandFailed;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.config.ConfigProblem;
import io.citylake.lake.RequireTables;
import io.citylake.maintain.ClosedDays;
import io.citylake.maintain.CompactClosedDays;
import io.citylake.maintain.DropAbandonedBranches;
import io.citylake.maintain.ExpireOldSnapshots;
import io.citylake.maintain.KeepLiveTables;
import io.citylake.maintain.LakeTables;
import io.citylake.maintain.MaintainLake;
import io.citylake.maintain.MaintenanceReport;
import io.citylake.maintain.Mode;
import io.citylake.maintain.RemoveOrphanFiles;
import io.citylake.maintain.RewriteSmallManifests;
import io.citylake.maintain.Selection;
import io.citylake.maintain.Step;
import io.citylake.maintain.TableStep;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RequireSchemas;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** This command is {@code citylake maintain}: keeps tables small, quick and to their retention. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "For every table of the lake: drops abandoned branches, compacts and sorts the files of closed days, rewrites small",
      "manifests, expires snapshots that no tag, branch or streaming query needs, and deletes orphan files. In PostgreSQL:",
      "drops days of live.windows and epochs of live.progress past their retention, and makes the days to come.",
      "Safe beside a running stream; two never run at once. Ends with 1 where a table's upkeep failed."
    })
public final class MaintainTablesCommand extends ConfiguredCommand {
  /** The lock's name, for all who must not run beside it. */
  public static final String LOCK = "maintenance";

  private static final String APPLICATION = "citylake-maintain";

  /** A commit may be in the making for this long: Iceberg's own procedure refuses less. */
  private static final Duration LEAST_ORPHAN_AGE = Duration.ofDays(1);

  /** The database refuses to drop anything younger. */
  private static final Duration LEAST_LIVE_RETENTION = Duration.ofDays(7);

  @Option(names = "--dry-run", description = "say what it would do, and change nothing")
  private boolean dryRun;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      split = ",",
      description = "these tables alone, for example raw.records (default: all)")
  private Set<String> tables = Set.of();

  @Option(
      names = "--step",
      paramLabel = "STEP",
      split = ",",
      description = "these steps alone, of ${COMPLETION-CANDIDATES} (default: all)")
  private Set<Step> steps = Set.of();

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public MaintainTablesCommand(Map<String, String> defaults) {
    super(defaults);
  }

  MaintainTablesCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new MaintainTablesCommand(), arguments);
  }

  @Override
  protected Work work(Faults faults) {
    Settings settings = settings(faults);
    faults.addAll(unsafeAges(settings.batch().maintenance()));
    return () -> maintain(settings);
  }

  private int maintain(Settings settings) throws Exception {
    Settings.Maintenance keep = settings.batch().maintenance();
    Clock clock = Clock.systemUTC();
    new RequireSchemas(settings.postgres()).check();
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), APPLICATION);
        LakeLock lock = LakeLock.tryTake(postgres, LOCK).orElseThrow(this::runsAlready);
        SparkSession spark = CitylakeSession.open(settings, APPLICATION)) {
      new RequireTables(spark, settings).checkOurs();
      List<TableStep> ofEachTable =
          List.of(
              new DropAbandonedBranches(keep.abandonedBranchesAfter(), clock),
              new CompactClosedDays(
                  spark, new ClosedDays(keep.closedAfter(), clock), keep.targetFileBytes()),
              new RewriteSmallManifests(spark),
              new ExpireOldSnapshots(spark, keep.expireSnapshotsAfter(), clock),
              new RemoveOrphanFiles(spark, keep.orphanFilesAfter(), clock));
      KeepLiveTables ofPostgres = new KeepLiveTables(settings, postgres, clock);
      MaintenanceReport report =
          new MaintainLake(
                  new LakeTables(spark, settings.lake().catalog()), ofEachTable, ofPostgres)
              .run(new Selection(tables, steps), dryRun ? Mode.DRY_RUN : Mode.WORK, lock);
      report.print(out());
      return report.isComplete() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  private CommandFailed runsAlready() {
    return new CommandFailed(
        "maintenance of this lake runs already: wait for its end, or find it in PostgreSQL's"
            + " pg_stat_activity as "
            + APPLICATION);
  }

  private static List<ConfigProblem> unsafeAges(Settings.Maintenance keep) {
    List<ConfigProblem> problems = new ArrayList<>();
    if (keep.orphanFilesAfter().compareTo(LEAST_ORPHAN_AGE) < 0) {
      problems.add(
          tooShort(
              "orphan-files-after",
              keep.orphanFilesAfter(),
              "at least 1d: younger files may belong to a commit in the making"));
    }
    if (keep.liveRetention().compareTo(LEAST_LIVE_RETENTION) < 0) {
      problems.add(
          tooShort(
              "live-retention",
              keep.liveRetention(),
              "at least 7d: the database keeps what is younger"));
    }
    return problems;
  }

  private static ConfigProblem tooShort(String key, Duration value, String remedy) {
    return new ConfigProblem("batch.maintenance." + key, value.toString(), "", remedy);
  }
}
