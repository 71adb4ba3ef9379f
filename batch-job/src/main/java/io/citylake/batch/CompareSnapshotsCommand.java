package io.citylake.batch;

import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.RecordsByDay;
import io.citylake.lake.RequireTables;
import io.citylake.marts.DaySession;
import io.citylake.models.Mart;
import io.citylake.models.ReadMarts;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.timetravel.Asked;
import io.citylake.timetravel.CompareSnapshots;
import io.citylake.timetravel.Comparison;
import io.citylake.timetravel.DifferencesTable;
import io.citylake.timetravel.SnapshotsReport;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * This command is {@code citylake batch compare-snapshots}: a mart as of then against the same mart
 * as of now.
 */
@Command(
    name = "compare-snapshots",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares two states of a mart: rows added, removed and changed, how far each column changed,"
          + " and why: the readings",
      "that came between the two computations of a day. A state (REF) is a snapshot id, a tag such"
          + " as",
      "day_2026_01_15_run_ID, a branch, or a time such as 2026-01-16T00:00:00Z. Tags keep states"
          + " through maintenance.",
      "Ends with 0 whether or not the states differ, with 1 where a state has expired."
    })
public final class CompareSnapshotsCommand extends ConfiguredCommand {
  private static final String APPLICATION = "citylake-compare-snapshots";

  @Parameters(paramLabel = "MART", description = "for example daily_traffic, or windows")
  private String martName;

  @Option(
      names = "--before",
      paramLabel = "REF",
      description =
          "default: the day's publication before the one of --after, or the state before it")
  private String before;

  @Option(names = "--after", paramLabel = "REF", description = "default: what is published now")
  private String after;

  @Mixin private DayOptions dayOptions;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "rows shown of those changed, added, removed each (default: ${DEFAULT-VALUE})")
  private int rows = 20;

  @Option(
      names = "--save",
      paramLabel = "TABLE",
      description =
          "keep the differences in this table of the lake, for example"
              + " compare.snapshot_differences")
  private String save;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public CompareSnapshotsCommand(Map<String, String> defaults) {
    super(defaults);
  }

  CompareSnapshotsCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new CompareSnapshotsCommand(), arguments);
  }

  /** What the command line asks for. */
  private record Request(Mart mart, Asked asked, Optional<DifferencesTable.Name> save) {}

  @Override
  protected Work work(Faults faults) {
    faults.atLeast("--rows", rows, 0);
    Optional<Mart> mart = mart(faults);
    List<LocalDate> days = dayOptions.days(Clock.systemUTC(), faults);
    Settings settings = settings(faults);
    Optional<DifferencesTable.Name> saveTo =
        save == null
            ? Optional.empty()
            : faults.read(() -> DifferencesTable.Name.of(save, settings));
    Asked asked = new Asked(Optional.ofNullable(before), Optional.ofNullable(after), days);
    return () -> compare(settings, new Request(mart.orElseThrow(), asked, saveTo));
  }

  private int compare(Settings settings, Request request) throws Exception {
    PrintWriter out = out();
    try (SparkSession spark = CitylakeSession.openForBatch(settings, APPLICATION)) {
      new RequireTables(spark, settings).checkOurs();
      try (DaySession session = session(spark, settings, request.asked().days())) {
        Comparison comparison =
            new CompareSnapshots(session.spark(), settings, request.mart())
                .compare(
                    request.asked(),
                    rows,
                    request.save().map(name -> new DifferencesTable(session.spark(), name)));
        new SnapshotsReport(out).print(comparison);
      }
      request.save().ifPresent(name -> out.printf("%nthe differences are kept in %s%n", name));
      return ExitCodes.DONE;
    }
  }

  /** The readings behind the days, or behind all where none is asked for, say how to plan. */
  private static DaySession session(SparkSession spark, Settings settings, List<LocalDate> days) {
    SortedMap<LocalDate, Long> records = new TreeMap<>();
    try {
      LakeInput now = new LakeReadings(spark, settings).currentInput();
      records.putAll(new RecordsByDay(spark, settings).of(now));
    } catch (NoSuchTableException e) {
      // A lake without records has no marts either, and that is said where the mart is looked for.
    }
    if (!days.isEmpty()) {
      records.keySet().retainAll(days);
    }
    return DaySession.of(spark, records.values().stream().mapToLong(Long::longValue).sum());
  }

  private Optional<Mart> mart(Faults faults) {
    List<Mart> all = ReadMarts.packed().all();
    Optional<Mart> mart = all.stream().filter(m -> m.name().equals(martName)).findFirst();
    if (mart.isEmpty() && martName != null) {
      String names = all.stream().map(Mart::name).collect(Collectors.joining(", "));
      faults.note("MART", "no such mart; there are " + names);
    }
    return mart;
  }
}
