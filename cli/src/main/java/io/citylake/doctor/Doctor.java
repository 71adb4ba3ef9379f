package io.citylake.doctor;

import io.citylake.command.ExitCodes;
import io.citylake.config.BadConfiguration;
import io.citylake.session.HadoopFiles;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamingJob;
import io.citylake.streaming.queries.ExamineCheckpoint;
import io.citylake.streaming.queries.StreamQuery;
import io.citylake.tables.QueryNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The doctor looks at everything that the jobs need, in the order in which one thing needs another.
 */
public final class Doctor {
  /** How the results are printed. */
  public enum Report {
    TEXT,
    JSON
  }

  private final List<Check> checks;
  private final OneSession session;

  /**
   * @param home the folder whose disk holds what is not configured to be elsewhere
   */
  public Doctor(Settings settings, Path home) {
    HadoopFiles files = new HadoopFiles(settings.storage());
    OpenCatalogue catalogue = new OpenCatalogue(settings.lake(), files);
    String warehouse = settings.lake().properties().get("warehouse");
    session = new OneSession(settings);
    checks = new ArrayList<>();
    checks.add(new CheckConfiguration(settings));
    checks.add(new CheckJava());
    checks.add(new CheckDisk(settings, home));
    checks.add(new CheckBrokers(settings.kafka()));
    checks.add(new CheckTopics(settings.kafka()));
    checks.add(new CheckTopicRights(settings.kafka()));
    checks.add(new CheckArrivalTimes(settings));
    checks.add(new CheckDatabase(settings.postgres()));
    checks.add(new CheckMigrations(settings.postgres()));
    checks.add(new CheckDatabaseRights(settings.postgres()));
    checks.add(new CheckDatabaseTimes(settings.postgres()));
    checks.add(new CheckConnections(settings.postgres()));
    checks.add(new CheckCatalogue(settings, catalogue));
    checks.add(new CheckFileStore("warehouse", warehouse, "lake.warehouse", files));
    for (StreamQuery query : StreamingJob.queries(settings)) {
      ExamineCheckpoint checkpoint = new ExamineCheckpoint(query, settings);
      String key = QueryNames.checkpointKey(query.name());
      checks.add(
          new CheckFileStore(
              CheckFileStore.ofCheckpoint(query.name()), checkpoint.location(), key, files));
      checks.add(
          new CheckCheckpoint(query.name(), checkpoint, settings, files, catalogue, session));
    }
  }

  /**
   * Looks at everything and says what it saw.
   *
   * @return the exit code: 0 where nothing failed, 1 where something did
   */
  public int examine(PrintWriter out, Report report) throws InterruptedException, IOException {
    Examination examination = new Examination(checks);
    try (session) {
      List<Result> results;
      if (report == Report.JSON) {
        results = examination.run(result -> {});
        out.println(JsonReport.of(results));
      } else {
        TextReport text = new TextReport(out, checks.stream().map(Check::name).toList());
        results = examination.run(text::print);
        text.printSummary(results);
      }
      out.flush();
      return isHealthy(results) ? ExitCodes.DONE : ExitCodes.FAILED;
    }
  }

  /**
   * Says as JSON what is wrong with a configuration that cannot be read.
   *
   * @return the exit code: 2
   */
  public static int refuse(PrintWriter out, BadConfiguration failure) {
    List<Result> results =
        failure.problems().stream()
            .map(
                problem ->
                    new Result(
                        CheckConfiguration.NAME,
                        CheckConfiguration.finding(problem),
                        Duration.ZERO))
            .toList();
    out.println(JsonReport.of(results));
    out.flush();
    return ExitCodes.BAD_CONFIGURATION;
  }

  /** Whether nothing failed; warnings are no failures. */
  static boolean isHealthy(List<Result> results) {
    return results.stream().noneMatch(result -> result.state() == Finding.State.FAILED);
  }
}
