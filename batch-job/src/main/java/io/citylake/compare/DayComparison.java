package io.citylake.compare;

import io.citylake.explain.UnseenWindows;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day's comparison tells what was found where the layers were compared.
 *
 * @param batchRun the run that published the batch layer's windows
 * @param windows windows by cause, {@code equal} among them
 * @param records records by cause, of the windows that differ
 * @param replay the windows replayed from Kafka; empty without a replay
 * @param samples some of the unexplained, for people
 * @param unseen windows that may be the day's and that are final, but not in the lake yet
 */
public record DayComparison(
    LocalDate day,
    String batchRun,
    Map<String, Long> windows,
    Map<String, Long> records,
    Optional<Replay> replay,
    List<String> samples,
    List<UnseenWindows> unseen) {

  /**
   * The third column.
   *
   * @param windows that the replay has
   * @param likeSpeed of these, equal to the speed layer's
   * @param likeBatch of these, equal to the batch layer's
   */
  public record Replay(String id, long windows, long likeSpeed, long likeBatch) {}

  public DayComparison {
    windows = Map.copyOf(windows);
    records = Map.copyOf(records);
    samples = List.copyOf(samples);
    unseen = List.copyOf(unseen);
  }

  long allWindows() {
    return windows.values().stream().mapToLong(Long::longValue).sum();
  }

  long windows(String cause) {
    return windows.getOrDefault(cause, 0L);
  }

  /** Whether windows were compared that no layer will change. */
  boolean wasCompared() {
    return allWindows() > windows(Cause.NOT_FINAL.text());
  }

  /** Whether every difference has an explanation. */
  public boolean isExplained() {
    return windows(Cause.UNEXPLAINED.text()) == 0;
  }
}
