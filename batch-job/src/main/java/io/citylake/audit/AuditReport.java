package io.citylake.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the audit found.
 *
 * @param deleted what the lake holds of topics that Kafka no longer has
 */
public record AuditReport(
    List<PartitionAudit> partitions, List<DeletedPartition> deleted, WindowsAudit windows) {

  /** Whether nothing was lost and nothing counted twice. */
  public boolean holds() {
    return partitions.stream().allMatch(PartitionAudit::holds)
        && deleted.stream().allMatch(DeletedPartition::holds)
        && windows.holds();
  }

  /** Records in the lake of the topics that Kafka has, over all partitions. */
  public long recordsInLake() {
    return partitions.stream().mapToLong(PartitionAudit::inLake).sum();
  }

  /** Prints tables for people. */
  public void print(PrintWriter out) {
    Map<String, List<PartitionAudit>> byTopic =
        partitions.stream()
            .collect(
                Collectors.groupingBy(PartitionAudit::topic, TreeMap::new, Collectors.toList()));
    Set<String> empty = new TreeSet<>();
    byTopic.forEach(
        (topic, rows) -> {
          if (rows.stream().allMatch(PartitionAudit::isEmpty)) {
            empty.add(topic);
            return;
          }
          out.printf(Locale.ROOT, "audit   topic %s%n", topic);
          out.printf(
              Locale.ROOT,
              "  %9s  %24s  %14s  %9s  %9s  %11s%n",
              "partition",
              "offsets",
              "in the lake",
              "missing",
              "repeated",
              "yet to come");
          rows.forEach(row -> printRow(out, row));
        });
    if (!empty.isEmpty()) {
      out.printf(Locale.ROOT, "  without records: %s%n", String.join(", ", empty));
    }
    printDeleted(out);
    out.printf(
        Locale.ROOT,
        "  windows  %,d final   equal %,d   late %,d (%,d readings)   duplicate %,d (%,d readings)   unexplained %,d%n",
        windows.finalWindows(),
        windows.equal(),
        windows.late(),
        windows.lateReadings(),
        windows.duplicate(),
        windows.duplicateReadings(),
        windows.unexplained());
    windows.samples().forEach(sample -> out.printf(Locale.ROOT, "    unexplained %s%n", sample));
    out.println(holds() ? "  " + accounted() : "  the audit does not hold");
    out.flush();
  }

  private String accounted() {
    return deleted.isEmpty()
        ? "every record accounted for"
        : "every record that Kafka has accounted for; what was not read of a deleted topic is not known";
  }

  private void printDeleted(PrintWriter out) {
    Map<String, List<DeletedPartition>> byTopic =
        deleted.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.topic() + (row.topicId().isEmpty() ? "" : ", id " + row.topicId()),
                    TreeMap::new,
                    Collectors.toList()));
    byTopic.forEach(
        (topic, rows) -> {
          out.printf(
              Locale.ROOT, "audit   topic %s: deleted, Kafka can no longer be asked%n", topic);
          out.printf(
              Locale.ROOT,
              "  %9s  %24s  %14s  %9s  %9s%n",
              "partition",
              "offsets",
              "in the lake",
              "gaps",
              "repeated");
          rows.forEach(
              row ->
                  out.printf(
                      Locale.ROOT,
                      "  %9d  %24s  %,14d  %,9d  %,9d%n",
                      row.partition(),
                      String.format(Locale.ROOT, "%,d..%,d", row.firstOffset(), row.lastOffset()),
                      row.inLake(),
                      row.gaps(),
                      row.repeated()));
        });
  }

  private static void printRow(PrintWriter out, PartitionAudit row) {
    String offsets =
        row.untilOffset() == row.fromOffset()
            ? "none"
            : String.format(Locale.ROOT, "%,d..%,d", row.fromOffset(), row.untilOffset() - 1);
    out.printf(
        Locale.ROOT,
        "  %9d  %24s  %,14d  %,9d  %,9d  %,11d%n",
        row.partition(),
        offsets,
        row.inLake(),
        row.missing(),
        row.repeated(),
        row.toCome());
  }
}
