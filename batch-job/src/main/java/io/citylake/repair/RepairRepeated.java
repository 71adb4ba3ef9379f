package io.citylake.repair;

import io.citylake.audit.Audit;
import io.citylake.audit.AuditReport;
import io.citylake.command.AlignedRows;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.PostgresPool;
import io.citylake.repair.RepeatedRows.Figures;
import io.citylake.settings.Settings;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Takes the copies out of {@code lake.raw.records} and leaves each record one row, with an audit
 * before and one after.
 */
final class RepairRepeated {
  private static final int SAMPLES = 3;

  private final SparkSession spark;
  private final Settings settings;
  private final RecordsTable records;
  private final PrintWriter out;

  RepairRepeated(SparkSession spark, Settings settings, PrintWriter out) {
    this.spark = spark;
    this.settings = settings;
    this.records = new RecordsTable(spark, settings);
    this.out = out;
  }

  /** Says what {@link #run} would remove; writes nothing. */
  void dryRun() {
    try (RepeatedRows found = find()) {
      print(found);
      say("dry run: nothing was written");
    }
  }

  /**
   * Removes the copies; of rows that are alike the one that was written first stays.
   *
   * @return the command's exit code: the audit's afterwards, or 3 where rows were left; 0 where
   *     nothing was to be done
   * @throws CommandFailed if another writer has replaced files meanwhile
   */
  int run() throws SQLException {
    try (RepeatedRows found = find()) {
      print(found);
      if (found.figures().repeated() == 0) {
        say("no record stands more than once: nothing was written");
        return ExitCodes.DONE;
      }
      say("before:");
      audit();
      remove(found);
    }
    return exitCodeAfterwards();
  }

  private void remove(RepeatedRows found) {
    if (found.figures().copies() == 0) {
      return;
    }
    String id = "repeated_" + UUID.randomUUID().toString().replace("-", "");
    try {
      new RemoveRows(spark, records.name()).remove(id, found.copies(), found.snapshot());
    } catch (ValidationException refused) {
      throw new CommandFailed(
          "nothing was removed: another writer has replaced files of %s meanwhile. Run the repair again, beside no maintenance"
              .formatted(records.name()),
          refused);
    }
    say("written as " + id + "; the next daily marts take these days up");
  }

  private int exitCodeAfterwards() throws SQLException {
    try (RepeatedRows left = find()) {
      Figures figures = left.figures();
      say(
          String.format(
              Locale.ROOT, "after: %,d rows beyond the first of their record", figures.repeated()));
      int exitCode = audit().verdict().exitCode();
      if (figures.unlike() > 0) {
        say("rows of one record that are not alike were left: which is right is yours to decide");
      }
      return figures.repeated() > 0 ? ExitCodes.UNEXPLAINED : exitCode;
    }
  }

  private AuditReport audit() throws SQLException {
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-repair")) {
      AuditReport report = new Audit(spark, settings, postgres).run();
      report.print(out);
      return report;
    }
  }

  private RepeatedRows find() {
    return RepeatedRows.find(spark, records);
  }

  private void print(RepeatedRows found) {
    Figures figures = found.figures();
    out.println("repair   repeated rows of " + records.name());
    AlignedRows counts = AlignedRows.withoutHeader();
    counts.add("records with several rows", figures.records());
    counts.add("rows beyond the first", figures.repeated());
    counts.add("copies, can go", figures.copies());
    counts.add("not alike, have to stay", figures.unlike());
    counts.print(out, "  ");
    List<RepeatedRows.Day> days = found.days();
    if (!days.isEmpty()) {
      out.println();
      AlignedRows table = new AlignedRows("day", "copies");
      days.forEach(day -> table.add(day.day().orElse("none"), day.copies()));
      table.print(out, "  ");
    }
    for (Row row : found.unlike(SAMPLES)) {
      out.printf(
          Locale.ROOT,
          "  not alike: topic %s, partition %d, offset %d, %d rows%n",
          row.getString(0),
          row.getInt(2),
          row.getLong(3),
          row.getLong(4));
    }
    out.println();
  }

  private void say(String sentence) {
    out.println("  " + sentence);
    out.flush();
  }
}
