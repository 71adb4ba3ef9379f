package io.citylake.streaming.kappa;

import io.citylake.command.CommandFailed;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import io.citylake.lake.RequireTables;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import io.citylake.streaming.run.QueryDied;
import io.citylake.streaming.run.StopSignal;
import io.citylake.streaming.start.RequireTopics;
import io.citylake.tables.QueryNames;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** This command is {@code citylake replay-stream}: windows computed again from Kafka alone. */
@Command(
    name = "replay-stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Computes the windows once more from what Kafka holds, with the speed layer's own code, into"
          + " lake.kappa.windows:",
      "the Kappa architecture's way to recompute. A window appears once it is final; what the speed"
          + " layer has written and",
      "its checkpoints stay as they are. Safe beside a running stream."
    })
public final class ReplayStreamCommand extends ConfiguredCommand {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayStreamCommand.class);

  private static final String UNTIL = "--until";

  private final StopSignal stopSignal = new StopSignal();
  private boolean listensToSignals;

  @Option(
      names = StartOption.NAME,
      paramLabel = "earliest|TIME|OFFSETS",
      converter = StartOption.class,
      description = {
        "where to begin: a time means the first record that arrived then or later; offsets are"
            + " Spark's JSON",
        "{\"topic\":{\"0\":123}} with every partition, or a file with it (default:"
            + " ${DEFAULT-VALUE})"
      })
  private AskedPoint from = StartOption.EARLIEST;

  @Option(
      names = UNTIL,
      paramLabel = "TIME|latest",
      converter = EndOption.class,
      description = {
        "where to end: before the first record that arrived then or later",
        "(default: ${DEFAULT-VALUE}, what Kafka holds at the start)"
      })
  private AskedPoint until = EndOption.LATEST;

  @Option(
      names = "--batch",
      paramLabel = "RECORDS",
      description = {
        "records in a batch, at most; nothing is late within the first batch, and the larger the"
            + " others, the less is",
        "(default: streaming.queries.windows.max-records-per-trigger)"
      })
  private Optional<Long> batch = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "how many replays stay in the table, this one among them (default: ${DEFAULT-VALUE})")
  private int keep = 3;

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public ReplayStreamCommand(Map<String, String> defaults) {
    super(defaults);
  }

  ReplayStreamCommand() {
    super(Map.of());
  }

  /** The main of the cluster's jar. */
  public static void main(String[] arguments) {
    runAlone(new ReplayStreamCommand().stoppedBySignals(), arguments);
  }

  /** Lets SIGTERM and Ctrl-C end it with nothing kept; for a process that does nothing else. */
  public ReplayStreamCommand stoppedBySignals() {
    listensToSignals = true;
    return this;
  }

  @Override
  protected Work work(Faults faults) {
    if (from.isNotBefore(until)) {
      faults.note(UNTIL, "the end is exclusive: it must lie after --from");
    }
    batch.ifPresent(records -> faults.atLeast("--batch", records, 1));
    faults.atLeast("--keep", keep, 1);
    Settings settings = settings(faults);
    return () -> {
      if (listensToSignals) {
        stopSignal.listen();
      }
      run(settings, range(settings));
      return ExitCodes.DONE;
    };
  }

  private ReplayRange range(Settings settings) {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Map<TopicPartition, Held> held =
          kafka.held(RequireTopics.of(kafka, settings.kafka(), "replay"));
      ReplayRange range =
          new ReplayRange(
              held, from.point().offsets(kafka, held), until.point().offsets(kafka, held));
      if (range.size() == 0) {
        throw new CommandFailed("Kafka holds no records between %s and %s".formatted(from, until));
      }
      return range;
    }
  }

  private void run(Settings settings, ReplayRange range) throws Exception {
    long batchRecords =
        batch.orElseGet(
            () -> settings.streaming().query(QueryNames.WINDOWS).maxRecordsPerTrigger());
    LOG.info("replaying {} offsets of {} partitions", range.size(), range.held().size());
    try (SparkSession spark = CitylakeSession.open(settings, "citylake-replay-stream")) {
      new RequireTables(spark, settings).checkOurs();
      new ReplayStream(spark, settings, stopSignal, Instant.now())
          .run(range, batchRecords, keep)
          .print(out());
    } catch (QueryDied e) {
      LOG.error("the replay died", e);
      throw e;
    }
  }
}
