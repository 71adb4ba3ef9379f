package io.citylake.repair;

import io.citylake.command.AlignedRows;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.lake.LakeWithoutSpark;
import io.citylake.lake.RequireTables;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
  @Option(names = "--topic", paramLabel = "TOPIC", description = "only records of this topic")
  private String topic;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      split = ",",
      description = "only records rejected for this, for example MALFORMED; several with commas")
  private List<String> reasons = List.of();

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "3",
      description = "the newest of each topic and reason to show (default ${DEFAULT-VALUE})")
  private int samples;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "first day of arrival, UTC, for example 2026-01-15")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "the day after the last of arrival")
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
  public Integer call() throws Exception {
    Settings settings = settings();
    ReadArguments arguments = new ReadArguments();
    ChosenRejections selection = arguments.selection(reasons, topic, from, to);
    int shown = arguments.samples(samples);
    arguments.orThrow();
    try (LakeWithoutSpark lake = new LakeWithoutSpark(settings)) {
      new RequireTables(lake, settings).check();
      SummarizeRejections rejections = new SummarizeRejections(shown);
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
