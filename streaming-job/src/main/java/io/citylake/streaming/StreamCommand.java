package io.citylake.streaming;

import static io.citylake.streaming.progress.QueryProgress.Row.COMMITTED_WITH_RESULTS;
import static io.citylake.streaming.progress.QueryProgress.Row.MADE_OF_FIGURES;

import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import io.citylake.progress.RunningQuery;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.Settings;
import io.citylake.streaming.progress.BatchInputs;
import io.citylake.streaming.progress.KeepProgress;
import io.citylake.streaming.progress.LogBatches;
import io.citylake.streaming.progress.QueryProgress;
import io.citylake.streaming.progress.ReportProgress;
import io.citylake.streaming.queries.JobContext;
import io.citylake.streaming.queries.StreamQuery;
import io.citylake.streaming.run.PrepareQuery;
import io.citylake.streaming.run.QueryDied;
import io.citylake.streaming.run.RunMode;
import io.citylake.streaming.run.SpeedLayer;
import io.citylake.streaming.run.StartQueries;
import io.citylake.streaming.run.StopSignal;
import io.citylake.streaming.run.Supervised;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
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
public final class StreamCommand extends ConfiguredCommand {
  private static final Logger LOG = LoggerFactory.getLogger(StreamCommand.class);

  private static final String APPLICATION = "citylake-streaming";

  /** How long a batch waits for Kafka before it is committed: as long as Spark waits to plan it. */
  private static final Duration KAFKA_OUTAGE = Duration.ofMinutes(1);

  /** Of the queries that there are, for picocli. */
  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return StreamingJob.QUERIES.stream().map(StreamQuery::name).iterator();
    }
  }

  private final StopSignal stopSignal = new StopSignal();
  private boolean listensToSignals;

  @Option(
      names = "--query",
      paramLabel = "QUERY",
      completionCandidates = Names.class,
      description = "run one query alone: ${COMPLETION-CANDIDATES} (default: streaming.run)")
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
    super(defaults);
  }

  /** A command that takes its settings from its arguments and the environment alone. */
  public StreamCommand() {
    super(Map.of());
  }

  @Override
  protected Work work(Faults faults) {
    Map<String, String> keys = new LinkedHashMap<>();
    if (query != null && areKnown("--query", Set.of(query), faults)) {
      keys.put("streaming.run", "[\"" + query + "\"]");
    }
    areKnown("--new-checkpoint", newCheckpoints, faults);
    Settings settings = settings(faults, keys);
    return () -> {
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
    };
  }

  private static boolean areKnown(String option, Set<String> names, Faults faults) {
    List<String> known = StreamingJob.QUERIES.stream().map(StreamQuery::name).toList();
    List<String> unknown = names.stream().filter(name -> !known.contains(name)).toList();
    unknown.forEach(name -> faults.note(option, name, "choose one of " + String.join(", ", known)));
    return unknown.isEmpty();
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
    List<StreamQuery> queries = StreamingJob.queries(settings);
    try (SparkSession spark = CitylakeSession.open(settings, APPLICATION);
        PostgresPool postgres = postgres(settings, queries);
        KafkaPartitions kafka = new KafkaPartitions(settings.kafka(), KAFKA_OUTAGE);
        KeepProgress keepProgress =
            new KeepProgress(postgres, progress(queries, spark, settings))) {
      JobContext job = new JobContext(spark, settings, postgres);
      BatchInputs inputs = new BatchInputs();
      spark
          .streams()
          .addListener(new ReportProgress(inputs, List.of(new LogBatches(), keepProgress)));
      PrepareQuery prepare = new PrepareQuery(job, kafka::topicIds, newCheckpoints);
      List<Supervised> parts = new StartQueries(job, inputs, mode).start(queries, prepare);
      LOG.info("running {}", settings.streaming().run());
      new SpeedLayer(parts, stopSignal, settings.streaming().stopTimeout()).run();
    }
  }

  /** Where no query commits to PostgreSQL, only figures go there, and nothing waits for it. */
  private static PostgresPool postgres(Settings settings, List<StreamQuery> queries) {
    return queries.stream().anyMatch(StreamQuery::commitsToPostgres)
        ? PostgresPool.open(settings.postgres(), APPLICATION)
        : PostgresPool.openUntried(settings.postgres(), APPLICATION);
  }

  private static List<QueryProgress> progress(
      List<StreamQuery> queries, SparkSession spark, Settings settings) {
    return queries.stream()
        .map(
            query ->
                new QueryProgress(
                    new RunningQuery(query.name(), query.finishesWindows()),
                    spark,
                    query.section(settings).checkpoint(),
                    query.commitsToPostgres() ? COMMITTED_WITH_RESULTS : MADE_OF_FIGURES))
        .toList();
  }
}
