package io.citylake.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An audit's report tells what it found.
 *
 * @param partitions of Kafka against the lake
 * @param deleted what the lake holds of topics that Kafka no longer has
 * @param elsewhere records in the lake of topics and partitions that are not asked for, by topic:
 *     they were not held against Kafka
 * @param windows of the speed layer against the lake
 */
public record AuditReport(
    List<PartitionAudit> partitions,
    List<DeletedPartition> deleted,
    SortedMap<String, Long> elsewhere,
    WindowsAudit windows) {

  /** What it comes to. */
  public Verdict verdict() {
    if (!partitions.stream().allMatch(PartitionAudit::holds)
        || !deleted.stream().allMatch(DeletedPartition::holds)
        || !windows.holds()) {
      return Verdict.REFUTED;
    }
    boolean askedForAlone = deleted.isEmpty() && elsewhere.isEmpty();
    if (partitions.stream().allMatch(PartitionAudit::isEmpty) && askedForAlone) {
      return Verdict.NOTHING_TO_PROVE;
    }
    if (partitions.stream().noneMatch(PartitionAudit::wasRead) || noWindowSeen()) {
      return Verdict.NOTHING_PROVEN;
    }
    boolean whole =
        askedForAlone
            && windows.coverage().isWhole()
            && partitions.stream().allMatch(partition -> partition.toCome() == 0);
    return whole ? Verdict.PROVEN : Verdict.PROVEN_IN_PART;
  }

  /** Whether something was proven, or there is nothing to prove. */
  public boolean holds() {
    return verdict() != Verdict.REFUTED && verdict() != Verdict.NOTHING_PROVEN;
  }

  /** Records in the lake of the topics that Kafka has, over all partitions. */
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

  /** Whether there are records and no window that is final. */
  boolean noWindowFinal() {
    return windows.equals(WindowsAudit.NOTHING_FINAL) && recordsInLake() > 0;
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

  /** What the lake holds of deleted topics, by topic and id. */
  SortedMap<String, List<DeletedPartition>> deletedByTopic() {
    return deleted.stream()
        .collect(
            Collectors.groupingBy(
                row -> row.topic() + (row.topicId().isEmpty() ? "" : ", id " + row.topicId()),
                TreeMap::new,
                Collectors.toList()));
  }
}
