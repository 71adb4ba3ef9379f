package io.citylake.repair;

import io.citylake.command.CommandFailed;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.lake.RepairsTable;
import io.citylake.lake.RequireTables;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RequireSchemas;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * This command is {@code citylake repair}: readings out of records that were rejected; one row for
 * each record that has several.
 */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads rejected payloads once more, with a corrected description or the configuration in"
          + " force, and adds those that",
      "are readings now to lake.raw.repairs, each once. lake.raw.records stays as it is. Safe"
          + " beside a running stream.",
      "Ends with 0 also where nothing could be repaired; citylake rejections shows what there is.",
      "With --repeated: removes rows of lake.raw.records that say of a record what another row of"
          + " it says. Ends with 3 where",
      "rows of one record are not alike, which all stay, or where the audit does not hold"
          + " afterwards."
    })
public final class RepairCommand extends ConfiguredCommand {
  private static final String APPLICATION = "citylake-repair";

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(names = "--dry-run", description = "show what would be repaired, write nothing")
  private boolean isDryRun;

  /** What is to be repaired: rejections, or rows that stand more than once. */
  private static final class What {
    @ArgGroup(exclusive = false)
    private Rejections rejections;

    @Option(
        names = "--repeated",
        required = true,
        description =
            "instead: remove from lake.raw.records what a record has beyond one row, with an audit"
                + " before and after")
    private boolean areRepeated;
  }

  /** Which rejections, and what to read them with. */
  private static final class Rejections {
    @Option(
        names = ReadReasons.OPTION,
        paramLabel = "REASON",
        split = ",",
        required = true,
        description =
            "what the records were rejected for, for example MALFORMED; several with commas")
    private List<String> reasons = List.of();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "only records of this topic")
    private String topic;

    @Option(
        names = "--source-config",
        paramLabel = "FILE",
        description =
            "a corrected source description, as in conf/sources; only topics that it names are"
                + " repaired. Without it the configuration in force is used, with its sensor"
                + " catalogue")
    private Path sourceConfig;
  }

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public RepairCommand(Map<String, String> defaults) {
    super(defaults);
  }

  RepairCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new RepairCommand(), arguments);
  }

  @Override
  protected Work work(Faults faults) {
    if (what == null || (what.rejections == null && !what.areRepeated)) {
      settings(faults);
      // The parser has noted why it is not known what to repair.
      faults.orThrow();
    }
    if (what.areRepeated) {
      Settings settings = settings(faults);
      return () -> repairRepeated(settings);
    }
    Rejections rejections = what.rejections;
    ChosenRejections selection =
        new ChosenRejections(
            rejections.topic == null ? Set.of() : Set.of(rejections.topic),
            ReadReasons.of(rejections.reasons, faults),
            Optional.empty(),
            Optional.empty());
    Settings settings = settings(faults);
    Optional<Correction> correction = correction(rejections, settings, faults);
    return () -> repair(selection, correction.orElseThrow(), settings);
  }

  /** What to read payloads with. */
  private static Optional<Correction> correction(
      Rejections rejections, Settings settings, Faults faults) {
    Path file = rejections.sourceConfig;
    if (file == null) {
      return Optional.of(Correction.inForce(settings));
    }
    Optional<Correction> read = faults.read(() -> ReadDescription.from(file, settings.catalogue()));
    read.filter(
            described -> rejections.topic != null && !described.topics().contains(rejections.topic))
        .ifPresent(
            described ->
                faults.note(
                    "--topic",
                    "%s describes %s".formatted(file, String.join(", ", described.topics()))));
    return read;
  }

  private int repairRepeated(Settings settings) throws IOException, SQLException {
    new RequireSchemas(settings.postgres()).check();
    try (SparkSession spark = CitylakeSession.open(settings, APPLICATION)) {
      new RequireTables(spark, settings).check();
      RepairRepeated repair = new RepairRepeated(spark, settings, out());
      if (isDryRun) {
        repair.dryRun();
        return ExitCodes.DONE;
      }
      return repair.run();
    }
  }

  private int repair(ChosenRejections selection, Correction correction, Settings settings)
      throws IOException, SQLException {
    try (SparkSession spark = CitylakeSession.open(settings, APPLICATION)) {
      new RequireTables(spark, settings).check();
      Repair repair = new Repair(spark, settings, correction);
      RepairReport report =
          isDryRun
              ? repair.dryRun(selection)
              : runAlone(repair, selection, settings, new RepairsTable(spark, settings).name());
      report.print(out());
      return ExitCodes.DONE;
    }
  }

  /** Two repairs at once could both find a record not repaired yet, and both repair it. */
  private static RepairReport runAlone(
      Repair repair, ChosenRejections selection, Settings settings, String table)
      throws SQLException {
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), APPLICATION);
        LakeLock lock = LakeLock.tryTake(postgres, table).orElseThrow(RepairCommand::notAlone)) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      return repair.run(selection, now, lock::isHeld);
    }
  }

  private static CommandFailed notAlone() {
    return new CommandFailed("another repair is at work: run this one when it has ended");
  }
}
