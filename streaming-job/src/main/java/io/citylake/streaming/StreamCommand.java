package io.citylake.streaming;

import io.citylake.command.ExitCodes;
import io.citylake.command.SettingsOptions;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import io.citylake.streaming.progress.BatchInputs;
import io.citylake.streaming.progress.KeepProgress;
import io.citylake.streaming.progress.ReportProgress;
import io.citylake.streaming.run.QueryDied;
import io.citylake.streaming.run.SpeedLayer;
import io.citylake.streaming.run.StartQueries;
import io.citylake.streaming.run.StartQueries.RunMode;
import io.citylake.streaming.run.StopSignal;
import io.citylake.streaming.run.Supervised;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** This command is {@code citylake stream}, and the main of the cluster's jar. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the speed layer: every record into the lake, windows into PostgreSQL.",
      "SIGTERM and Ctrl-C stop it between batches (0). A query that cannot go on ends it with exit code 1."
    })
public final class StreamCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(StreamCommand.class);

  private static final String APPLICATION = "citylake-streaming";

  /** How long a batch waits for Kafka before it is committed: as long as Spark waits to plan it. */
  private static final Duration KAFKA_OUTAGE = Duration.ofMinutes(1);

  private final Map<String, String> defaults = new LinkedHashMap<>();
  private final StopSignal stopSignal = new StopSignal();
  private boolean listensToSignals;

  @Mixin private SettingsOptions settingsOptions;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      description = "run one query alone: records or windows (default: streaming.queries)")
  private String query;

  @Option(
      names = "--catch-up",
      description = "read what Kafka holds now, then end (default: run until stopped)")
  private boolean catchUp;

  @Option(
      names = "--new-checkpoint",
      paramLabel = "QUERY",
      split = ",",
      description = {
        "let this query begin a new checkpoint over a table that is not empty: records goes on after the last",
        "record in the lake, windows builds its open windows anew and leaves the final ones as they are"
      })
  private Set<String> newCheckpoints = Set.of();

  /** A command whose settings {@code defaults} come before the configuration file's. */
  public StreamCommand(Map<String, String> defaults) {
    this.defaults.putAll(defaults);
  }

  /** A command that takes its settings from its arguments and the environment alone. */
  public StreamCommand() {}

  @Override
  public Integer call() throws Exception {
    if (query != null) {
      defaults.put("streaming.queries", "[\"" + query + "\"]");
    }
    Settings settings = settingsOptions.settings(defaults);
    if (listensToSignals) {
      stopSignal.listen();
    }
    settings.effective().forEach(line -> LOG.info("configuration {}", line));
    try {
      run(settings);
      return ExitCodes.DONE;
    } catch (QueryDied e) {
      LOG.error("a query died", e);
      throw e;
    }
  }

  /** Lets SIGTERM and Ctrl-C stop it between batches; for a process that does nothing else. */
  public StreamCommand stoppedBySignals() {
    listensToSignals = true;
    return this;
  }

  /** Ends a running {@link #call} between batches, as SIGTERM would. */
  public void stop() {
    stopSignal.request();
  }

  private void run(Settings settings) throws Exception {
    RunMode mode = catchUp ? RunMode.CATCH_UP : RunMode.CONTINUOUS;
    try (SparkSession spark = CitylakeSession.open(settings, APPLICATION);
        PostgresPool postgres = postgres(settings);
        KafkaPartitions kafka = new KafkaPartitions(settings.kafka(), KAFKA_OUTAGE);
        KeepProgress progress = new KeepProgress(spark, settings, postgres)) {
      BatchInputs inputs = new BatchInputs();
      spark.streams().addListener(new ReportProgress(inputs, progress::accept));
      List<Supervised> parts =
          new StartQueries(spark, settings, postgres, kafka::topicIds, inputs, mode, newCheckpoints)
              .start();
      LOG.info("running {}", settings.streaming().queries());
      new SpeedLayer(parts, stopSignal, settings.streaming().stopTimeout()).run();
    }
  }

  /** The records query alone does without PostgreSQL: only its figures go there. */
  private static PostgresPool postgres(Settings settings) {
    return settings.streaming().queries().contains(StreamingJob.WINDOWS)
        ? PostgresPool.open(settings.postgres(), APPLICATION)
        : PostgresPool.openUntried(settings.postgres(), APPLICATION);
  }
}
