package io.citylake.batch;

import io.citylake.marts.CheckMart;
import io.citylake.marts.CheckResult;
import io.citylake.marts.DaySession;
import io.citylake.marts.MartRun;
import io.citylake.marts.MartTable;
import io.citylake.marts.PublishDay;
import io.citylake.marts.StagedDay;
import io.citylake.models.Mart;
import io.citylake.models.PublishedDay;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadPublished;
import io.citylake.postgres.RetryWhileUnavailable;
import io.citylake.settings.Settings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the marts of a run to branches, checks them there, and publishes all of them or none: what
 * is published of a day comes from one input.
 */
final class WriteAuditPublish {
  private final DaySession session;
  private final SparkSession spark;
  private final Settings settings;
  private final MartRun run;
  private final long inputRows;
  private final ReadPublished published;
  private final PublishDay publishDay;
  private final List<CheckedMart> checked = new ArrayList<>();
  private int compared;

  /**
   * @param session holds the views that checks read
   * @param inputRows records of the day, copies and rejections among them
   */
  WriteAuditPublish(
      DaySession session, Settings settings, PostgresPool postgres, MartRun run, long inputRows) {
    this.session = session;
    this.spark = session.spark();
    this.settings = settings;
    this.run = run;
    this.inputRows = inputRows;
    this.published = new ReadPublished(postgres);
    this.publishDay =
        new PublishDay(postgres, new RetryWhileUnavailable(settings.postgres().retryFor()));
  }

  /** Writes and checks a mart. Its rows of the day become a view of its name. */
  CheckedMart write(Mart mart, Dataset<Row> rows) {
    long start = System.nanoTime();
    MartTable table = new MartTable(spark, settings, mart);
    StagedDay staged = table.stage(session.oneTaskIfSmall(rows), run);
    Dataset<Row> written = session.keptIfSmall(table.read(staged));
    written.createOrReplaceTempView(mart.name());
    List<CheckResult> results = new CheckMart(spark).check(mart, run.day(), written);
    double seconds = (System.nanoTime() - start) / 1e9;
    CheckedMart result = new CheckedMart(staged, written, seconds, results);
    checked.add(result);
    return result;
  }

  /**
   * Adds to what was written since the last time the checks that compare with the day before.
   *
   * @param listener hears of each mart with all of its checks
   */
  void compareWithDayBefore(Consumer<CheckedMart> listener) throws SQLException {
    for (; compared < checked.size(); compared++) {
      CheckedMart mart = checked.get(compared);
      CheckedMart complete =
          mart.with(CheckMart.counts(mart.mart(), mart.rows(), rowsOfDayBefore(mart.mart())));
      checked.set(compared, complete);
      listener.accept(complete);
    }
  }

  private OptionalLong rowsOfDayBefore(Mart mart) throws SQLException {
    return Optional.ofNullable(published.days(mart.name()).get(run.day().minusDays(1)))
        .map(day -> OptionalLong.of(day.rows()))
        .orElse(OptionalLong.empty());
  }

  /** Whether nothing forbids the publication of what was written. */
  boolean mayPublish() {
    return checked.stream().allMatch(CheckedMart::mayBePublished);
  }

  /** Makes what was written the published day: in the lake first, then in PostgreSQL. */
  void publish() throws SQLException {
    for (CheckedMart mart : checked) {
      MartTable table = new MartTable(spark, settings, mart.mart());
      long snapshot = table.publish(mart.staged(), run);
      publishDay.publish(
          mart.mart(),
          new PublishedDay(
              mart.mart().name(),
              run.day(),
              run.id(),
              snapshot,
              run.tag(),
              run.input(),
              inputRows,
              mart.rows()),
          mart.written()::toLocalIterator);
    }
  }
}
