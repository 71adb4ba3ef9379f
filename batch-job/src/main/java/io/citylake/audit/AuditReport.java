package io.citylake.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the audit found.
 *
 * @param partitions of Kafka against the lake
 * @param elsewhere records in the lake of topics and partitions that Kafka does not hold or that
 *     are not asked for, by topic: there is nothing to hold them against
 * @param windows of the speed layer against the lake
 */
public record AuditReport(
    List<PartitionAudit> partitions, SortedMap<String, Long> elsewhere, WindowsAudit windows) {

  /** What it comes to. */
  public Verdict verdict() {
    if (!partitions.stream().allMatch(PartitionAudit::holds) || !windows.holds()) {
      return Verdict.REFUTED;
    }
    if (partitions.stream().allMatch(PartitionAudit::isEmpty) && elsewhere.isEmpty()) {
      return Verdict.NOTHING_TO_PROVE;
    }
    if (partitions.stream().noneMatch(PartitionAudit::wasRead) || noWindowSeen()) {
      return Verdict.NOTHING_PROVEN;
    }
    boolean whole =
        elsewhere.isEmpty()
            && windows.coverage().isWhole()
            && partitions.stream().allMatch(partition -> partition.toCome() == 0);
    return whole ? Verdict.PROVEN : Verdict.PROVEN_IN_PART;
  }

  /** Whether something was proven, or there is nothing to prove. */
  public boolean holds() {
    return verdict() != Verdict.REFUTED && verdict() != Verdict.NOTHING_PROVEN;
  }

  /** Records in the lake, over all partitions. */
  public long recordsInLake() {
    return partitions.stream().mapToLong(PartitionAudit::inLake).sum();
  }

  /** Prints tables for people. */
  public void print(PrintWriter out) {
    new PrintAudit(out).print(this);
  }

  /** Whether windows are final and none of them could be looked at. */
  boolean noWindowSeen() {
    return windows.finalWindows() == 0 && !windows.coverage().unseen().isEmpty();
  }

  /** Offsets that Kafka no longer holds among the missing. */
  long expired() {
    return partitions.stream().mapToLong(PartitionAudit::expired).sum();
  }

  /** Offsets in Kafka that the records query has yet to read. */
  long toCome() {
    return partitions.stream().mapToLong(PartitionAudit::toCome).sum();
  }

  /** The partitions, by topic. */
  SortedMap<String, List<PartitionAudit>> byTopic() {
    return partitions.stream()
        .collect(Collectors.groupingBy(PartitionAudit::topic, TreeMap::new, Collectors.toList()));
  }
}
