package io.citylake.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** An audit for people: what was looked at, what was found there, and what was not looked at. */
final class PrintAudit {
  private final PrintWriter out;

  PrintAudit(PrintWriter out) {
    this.out = out;
  }

  void print(AuditReport report) {
    Set<String> empty = new TreeSet<>();
    report
        .byTopic()
        .forEach(
            (topic, rows) -> {
              if (rows.stream().allMatch(PartitionAudit::isEmpty)) {
                empty.add(topic);
              } else {
                printTopic(topic, rows);
              }
            });
    if (!empty.isEmpty()) {
      line("  without records: %s", String.join(", ", empty));
    }
    report.deletedByTopic().forEach(this::printDeleted);
    printWindows(report.windows());
    printNotLookedAt(report);
    line("  %s", verdict(report));
    out.flush();
  }

  private void printTopic(String topic, List<PartitionAudit> rows) {
    line("audit   topic %s", topic);
    line(
        "  %9s  %24s  %14s  %9s  %9s  %11s",
        "partition", "offsets", "in the lake", "missing", "repeated", "yet to come");
    rows.forEach(this::printRow);
  }

  private void printRow(PartitionAudit row) {
    line(
        "  %9d  %24s  %,14d  %,9d  %,9d  %,11d",
        row.partition(),
        offsets(row.fromOffset(), row.untilOffset()),
        row.inLake(),
        row.missing(),
        row.repeated(),
        row.toCome());
  }

  private void printDeleted(String topic, List<DeletedPartition> rows) {
    line("audit   topic %s: deleted, Kafka can no longer be asked", topic);
    line("  %9s  %24s  %14s  %9s  %9s", "partition", "offsets", "in the lake", "gaps", "repeated");
    rows.forEach(
        row ->
            line(
                "  %9d  %24s  %,14d  %,9d  %,9d",
                row.partition(),
                offsets(row.fromOffset(), row.untilOffset()),
                row.inLake(),
                row.gaps(),
                row.repeated()));
  }

  private static String offsets(long from, long until) {
    return until == from ? "none" : String.format(Locale.ROOT, "%,d..%,d", from, until - 1);
  }

  private void printWindows(WindowsAudit windows) {
    line(
        "  windows  %,d final   equal %,d   late %,d (%,d readings)   duplicate %,d (%,d readings)   unexplained %,d",
        windows.finalWindows(),
        windows.equal(),
        windows.late().windows(),
        windows.late().readings(),
        windows.duplicate().windows(),
        windows.duplicate().readings(),
        windows.unexplained());
    if (windows.unread() > 0) {
      line(
          "  unread   %,d windows differ by records that the windows query did not read",
          windows.unread());
    }
    windows.samples().forEach(sample -> line("    unexplained %s", sample));
    WindowsCoverage coverage = windows.coverage();
    if (coverage.from().isPresent() && coverage.until().isPresent()) {
      line("  windows from %s that ended by %s", coverage.from().get(), coverage.until().get());
    }
  }

  private void printNotLookedAt(AuditReport report) {
    if (report.expired() > 0) {
      line(
          "  %,d of the missing are offsets that Kafka no longer holds: a record, or a transaction's marker or a compacted record",
          report.expired());
    }
    if (!report.deleted().isEmpty()) {
      line("  not looked at: what was not read of a deleted topic, which nobody can know any more");
    }
    report
        .elsewhere()
        .forEach(
            (topic, records) ->
                line(
                    "  not looked at: %,d records in the lake of %s, which kafka.topics does not name",
                    records, topic));
    if (report.toCome() > 0) {
      line("  not looked at: %,d offsets that are yet to come", report.toCome());
    }
    WindowsCoverage coverage = report.windows().coverage();
    if (coverage.dropped() > 0) {
      line(
          "  not looked at: %,d windows of days that the speed layer has dropped",
          coverage.dropped());
    }
    coverage.unseen().forEach(unseen -> line("  not looked at: %s", unseen.sentence()));
  }

  private static String verdict(AuditReport report) {
    String sentence = report.verdict().sentence();
    if (report.verdict() != Verdict.NOTHING_PROVEN) {
      return report.noWindowFinal() ? sentence + "; no window is final yet" : sentence;
    }
    return report.noWindowSeen()
        ? sentence + " of the windows: the lake has yet to read what the final ones are made of"
        : sentence + ": the records query has read nothing of what Kafka holds";
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
