package io.citylake.batch;

import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.lake.LakeReadings;
import io.citylake.lake.RecordsByDay;
import io.citylake.lake.RequireTables;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.ReadMarts;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadPublished;
import io.citylake.postgres.RequireSchemas;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.time.UtcDay;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * This command is the batch layer's daily work, for each day:
 *
 * <pre>
 *   lake as of one input -> readings, each event once -> windows, by the speed layer's code
 *                                                     -> marts of sql/marts
 *   each mart: branch -> checks -> published in the lake -> published in PostgreSQL
 * </pre>
 */
@Command(
    name = "daily-marts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Computes the marts of the days given, or of the days that have got records since their marts were",
      "published. Safe to run again, and for several days at once.",
      "Ends with 3 where a mart's check failed: what was published of that day stays."
    })
public final class DailyMartsCommand extends ConfiguredCommand {
  private static final String APPLICATION = "citylake-daily-marts";

  @Mixin private DayOptions dayOptions;

  @Option(
      names = "--mart",
      paramLabel = "NAME",
      split = ",",
      description = "only these, and the windows that they are checked against (default: all)")
  private List<String> marts = List.of();

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "identifies the run in tags and summaries (default: made from the time)")
  private String runId;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public DailyMartsCommand(Map<String, String> defaults) {
    super(defaults);
  }

  DailyMartsCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new DailyMartsCommand(), arguments);
  }

  @Override
  protected Work work(Faults faults) {
    Clock clock = Clock.systemUTC();
    String run = new RunIds(clock).given(runId, faults);
    List<LocalDate> given = dayOptions.days(clock, faults);
    MartModels models = ReadMarts.packed();
    List<Mart> chosen = new ChosenMarts(marts).of(models, faults);
    Settings settings = settings(faults);
    return () -> publish(settings, models, chosen, run, given, clock);
  }

  /** Of the days given, or of those touched where none is. */
  private int publish(
      Settings settings,
      MartModels models,
      List<Mart> chosen,
      String run,
      List<LocalDate> given,
      Clock clock)
      throws Exception {
    PrintWriter out = out();
    new RequireSchemas(settings.postgres()).check();
    try (SparkSession spark = CitylakeSession.openForBatch(settings, APPLICATION);
        PostgresPool postgres = PostgresPool.open(settings.postgres(), APPLICATION)) {
      new RequireTables(spark, settings).check();
      LakeInput input = new LakeReadings(spark, settings).currentInput();
      SortedMap<LocalDate, Long> records = new RecordsByDay(spark, settings).of(input);
      List<LocalDate> days = given.isEmpty() ? touched(settings, postgres, records, clock) : given;
      if (days.isEmpty()) {
        out.println("no day has got records since its marts were published");
      }
      DailyMarts daily = new DailyMarts(spark, settings, postgres, models, chosen);
      boolean allPublished =
          new RunDays(daily, postgres, records, out)
              .run(run, input, days, settings.postgres().maxConnections());
      return allPublished ? ExitCodes.DONE : ExitCodes.UNEXPLAINED;
    }
  }

  private static List<LocalDate> touched(
      Settings settings, PostgresPool postgres, SortedMap<LocalDate, Long> records, Clock clock)
      throws SQLException {
    LocalDate today = UtcDay.today(clock).date();
    return new TouchedDays(settings.streaming().window())
        .of(records.headMap(today), new ReadPublished(postgres).days(Mart.WINDOWS));
  }
}
