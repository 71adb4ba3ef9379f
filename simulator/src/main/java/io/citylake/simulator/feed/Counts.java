package io.citylake.simulator.feed;

import io.citylake.reading.RejectionReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts tell how many reports there were with each fault, and how many of them must be rejected
 * for each reason. What did not occur is absent.
 */
public record Counts(Map<Fault, Long> faults, Map<RejectionReason, Long> rejections) {
  public static final Counts NOTHING = new Counts(Map.of(), Map.of());

  public Counts {
    faults = Collections.unmodifiableMap(copy(Fault.class, faults));
    rejections = Collections.unmodifiableMap(copy(RejectionReason.class, rejections));
  }

  public Counts plus(Counts other) {
    Map<Fault, Long> allFaults = copy(Fault.class, faults);
    other.faults.forEach((fault, count) -> allFaults.merge(fault, count, Long::sum));
    Map<RejectionReason, Long> allRejections = copy(RejectionReason.class, rejections);
    other.rejections.forEach((reason, count) -> allRejections.merge(reason, count, Long::sum));
    return new Counts(allFaults, allRejections);
  }

  /** Records sent, valid or not. */
  public long records() {
    return faults.values().stream().mapToLong(Long::longValue).sum() - silent();
  }

  /** Records that are readings: late ones, duplicates and all. */
  public long readings() {
    return records() - rejected();
  }

  /** Records that must be rejected. */
  public long rejected() {
    return rejections.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Readings that repeat an earlier one. */
  public long duplicates() {
    return of(Fault.DUPLICATE);
  }

  /** Readings whose window must have been behind the watermark, where the speed layer kept up. */
  public long late() {
    return of(Fault.LATE);
  }

  /** Reports that were never sent. */
  public long silent() {
    return of(Fault.DROPPED);
  }

  public long of(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  public long of(RejectionReason reason) {
    return rejections.getOrDefault(reason, 0L);
  }

  private static <E extends Enum<E>> Map<E, Long> copy(Class<E> type, Map<E, Long> counts) {
    Map<E, Long> copy = new EnumMap<>(type);
    copy.putAll(counts);
    return copy;
  }
}
