package io.citylake.streaming;

import io.citylake.command.ExitCodes;
import io.citylake.settings.Settings;
import io.citylake.streaming.queries.RecordsQuery;
import io.citylake.streaming.queries.StreamQuery;
import io.citylake.streaming.queries.WindowsQuery;
import java.util.List;

/**
 * The speed layer: queries that read Kafka, each with its own checkpoint, so that one's trouble is
 * not the other's.
 *
 * <pre>
 *          | judge -> each reading once -> 5-minute windows -> live.windows       windows
 *   Kafka -+
 *          | judge ------------------------------------------> lake.raw.records   records
 * </pre>
 */
public final class StreamingJob {
  /** In the order in which they start: the windows are what somebody may be waiting for. */
  public static final List<StreamQuery> QUERIES = List.of(new WindowsQuery(), new RecordsQuery());

  private StreamingJob() {}

  /** Those of the queries that the configuration wants to run. */
  public static List<StreamQuery> queries(Settings settings) {
    return QUERIES.stream()
        .filter(query -> settings.streaming().run().contains(query.name()))
        .toList();
  }

  public static void main(String[] arguments) {
    System.exit(ExitCodes.commandLine(new StreamCommand().stoppedBySignals()).execute(arguments));
  }
}
