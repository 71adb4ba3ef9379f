package io.citylake.batch;

import io.citylake.marts.CheckResult;
import io.citylake.marts.MartRun;
import io.citylake.models.MartCheck.Severity;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells a person how the marts get on, mart by mart. */
final class MartsReport {
  private final PrintWriter out;
  private final int marts;
  private int done;
  private long start;

  /**
   * @param marts how many a day has
   */
  MartsReport(PrintWriter out, int marts) {
    this.out = out;
    this.marts = marts;
  }

  void begin(MartRun run, long inputRows) {
    done = 0;
    start = System.nanoTime();
    out.printf(
        Locale.ROOT,
        "marts of %s   %,d records, copies and rejections among them   run %s%n",
        run.day(),
        inputRows,
        run.id());
    out.flush();
  }

  void written(CheckedMart mart) {
    done++;
    out.printf(
        Locale.ROOT,
        "  %3s/%d  %-26s %,12d rows  %6.1f s  %2d checks%s%n",
        done,
        marts,
        mart.mart().name(),
        mart.rows(),
        mart.seconds(),
        mart.checks().size(),
        mart.findings().isEmpty() ? "" : "  " + mart.findings().size() + " do not hold");
    mart.findings().forEach(this::finding);
    out.flush();
  }

  private void finding(CheckResult check) {
    out.printf(
        Locale.ROOT,
        "         %s: %s (%,d rows)%n",
        check.severity() == Severity.FAIL ? "failed" : "warning",
        check.check(),
        check.badRows());
    check.samples().forEach(sample -> out.printf(Locale.ROOT, "           %s%n", sample));
  }

  void end(MartRun run, boolean isPublished) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        isPublished
            ? "  published %s in %.1f s; tag %s%n"
            : "  %s is not published (%.1f s); what was published stays. The rows are on the branch %s%n",
        run.day(),
        seconds,
        isPublished ? run.tag() : run.branch());
    out.flush();
  }
}
