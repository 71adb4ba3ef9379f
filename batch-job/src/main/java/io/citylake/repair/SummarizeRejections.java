package io.citylake.repair;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Counts rejections by topic and reason, and takes samples of what is not repaired. */
final class SummarizeRejections {
  /** More than an excerpt shows, whatever the characters: payloads may be large. */
  static final int EXCERPT_BYTES = 512;

  private static final Comparator<RejectedRecord> NEWEST_FIRST =
      Comparator.comparingLong(RejectedRecord::arrivalMicros)
          .reversed()
          .thenComparingInt(record -> record.partition().partition())
          .thenComparing(Comparator.comparingLong(RejectedRecord::offset).reversed())
          .thenComparing(record -> record.partition().topicId());

  private static final Comparator<RejectionGroup> BY_TOPIC =
      Comparator.comparing(RejectionGroup::topic)
          .thenComparing(Comparator.comparingLong(RejectionGroup::records).reversed())
          .thenComparing(RejectionGroup::reason);

  private final int samples;
  private final Map<Key, Counted> groups = new HashMap<>();

  /**
   * @param samples at most so many of each group; 0 for none
   */
  SummarizeRejections(int samples) {
    this.samples = samples;
  }

  private record Key(String topic, String reason) {}

  private static final class Counted {
    private long records;
    private long repaired;
    private final TreeSet<RejectedRecord> newest = new TreeSet<>(NEWEST_FIRST);
  }

  /** Counts a record; each is to be given once. */
  void add(RejectedRecord record, boolean isRepaired) {
    Counted group =
        groups.computeIfAbsent(
            new Key(record.partition().topic(), record.reason()), key -> new Counted());
    group.records++;
    if (isRepaired) {
      group.repaired++;
    } else if (isAmongNewest(record, group.newest)) {
      group.newest.add(withoutItsEnd(record));
      if (group.newest.size() > samples) {
        group.newest.pollLast();
      }
    }
  }

  private boolean isAmongNewest(RejectedRecord record, NavigableSet<RejectedRecord> newest) {
    return newest.size() < samples
        || (samples > 0 && NEWEST_FIRST.compare(record, newest.last()) < 0);
  }

  private static RejectedRecord withoutItsEnd(RejectedRecord record) {
    byte[] payload = record.payload();
    return payload == null || payload.length <= EXCERPT_BYTES
        ? record
        : new RejectedRecord(
            record.partition(),
            record.offset(),
            record.arrivalMicros(),
            record.reason(),
            record.detail(),
            Arrays.copyOf(payload, EXCERPT_BYTES));
  }

  /** The groups, sorted by topic, most records first. */
  List<RejectionGroup> groups() {
    List<RejectionGroup> sorted = new ArrayList<>();
    groups.forEach(
        (key, group) ->
            sorted.add(
                new RejectionGroup(
                    key.topic(),
                    key.reason(),
                    group.records,
                    group.repaired,
                    group.newest.stream().map(SummarizeRejections::sample).toList())));
    sorted.sort(BY_TOPIC);
    return sorted;
  }

  private static RejectionSample sample(RejectedRecord record) {
    byte[] payload = record.payload();
    return new RejectionSample(
        record.partition().partition(),
        record.offset(),
        ForTerminals.excerpt(record.detail()),
        ForTerminals.excerpt(payload == null ? null : new String(payload, UTF_8)));
  }
}
