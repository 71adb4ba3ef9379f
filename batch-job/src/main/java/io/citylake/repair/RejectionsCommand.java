package io.citylake.repair;

import io.citylake.command.AlignedRows;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.DayOption;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.lake.LakeWithoutSpark;
import io.citylake.lake.RequireTables;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * This command is {@code citylake rejections}: which records are no readings, what other readings
 * lack, and why.
 */
@Command(
    name = "rejections",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the rejected records by topic and reason, how many of them are repaired, and samples"
          + " of those that are not;",
      "then the metrics that were bad in records whose other metrics are in the lake"
          + " (rejected_metrics).",
      "Writes nothing. What a corrected description can read is won back with citylake repair."
    })
public final class RejectionsCommand extends ConfiguredCommand {
  private static final String TO = "--to";

  @Option(names = "--topic", paramLabel = "TOPIC", description = "only records of this topic")
  private String topic;

  @Option(
      names = ReadReasons.OPTION,
      paramLabel = "REASON",
      split = ",",
      description = "only records rejected for this, for example MALFORMED; several with commas")
  private List<String> reasons = List.of();

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "the newest of each topic and reason to show (default ${DEFAULT-VALUE})")
  private int samples = 3;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      converter = DayOption.class,
      description = "first day of arrival, UTC, for example 2026-01-15")
  private LocalDate from;

  @Option(
      names = TO,
      paramLabel = "DAY",
      converter = DayOption.class,
      description = "the day after the last of arrival")
  private LocalDate to;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public RejectionsCommand(Map<String, String> defaults) {
    super(defaults);
  }

  RejectionsCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new RejectionsCommand(), arguments);
  }

  @Override
  protected Work work(Faults faults) {
    if (from != null && to != null && !from.isBefore(to)) {
      faults.note(TO, "write the day after the last: later than --from");
    }
    faults.atLeast("--samples", samples, 0);
    ChosenRejections selection =
        new ChosenRejections(
            topic == null ? Set.of() : Set.of(topic),
            ReadReasons.of(reasons, faults),
            Optional.ofNullable(from),
            Optional.ofNullable(to));
    Settings settings = settings(faults);
    return () -> list(settings, selection);
  }

  private int list(Settings settings, ChosenRejections selection) throws Exception {
    try (LakeWithoutSpark lake = new LakeWithoutSpark(settings)) {
      new RequireTables(lake, settings).check();
      SummarizeRejections rejections = new SummarizeRejections(samples);
      SummarizeRejectedMetrics metrics = new SummarizeRejectedMetrics(selection::holdsReason);
      new LookAtRejections(lake, settings, selection).give(rejections, metrics);
      PrintWriter out = out();
      print(rejections.groups(), out);
      printMetrics(metrics.groups(), out);
      out.flush();
      return ExitCodes.DONE;
    }
  }

  private static void print(List<RejectionGroup> groups, PrintWriter out) {
    out.println("rejections");
    if (groups.isEmpty()) {
      out.println("  none");
    } else {
      AlignedRows table = new AlignedRows("topic", "reason", "records", "repaired");
      groups.forEach(g -> table.add(g.topic(), g.reason(), g.records(), g.repaired()));
      table.print(out, "  ");
      PrintSamples.of(groups, out);
    }
  }

  private static void printMetrics(List<RejectedMetric> metrics, PrintWriter out) {
    out.println();
    out.println("metrics left out of readings, or set to the bound of their range");
    if (metrics.isEmpty()) {
      out.println("  none");
    } else {
      AlignedRows table =
          new AlignedRows("topic", "sensor type", "metric", "reason", "readings", "newest");
      metrics.forEach(
          m ->
              table.add(
                  m.topic(), m.sensorType(), m.metric(), m.reason(), m.readings(), m.example()));
      table.print(out, "  ");
    }
  }
}
