package io.citylake.replay;

import io.citylake.recording.lines.LeftOutCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A replay's result is what it sent, or would send.
 *
 * @param sources in the order of their names
 */
public record ReplayResult(List<Source> sources) {
  public ReplayResult {
    sources = List.copyOf(sources);
  }

  /**
   * One source's share.
   *
   * @param name of its description
   * @param files that its records stand in
   * @param records sent
   * @param undated those of them whose event time cannot be read
   * @param leftOut how many lines of the files were not sent, for each cause that there was
   * @param first event time as it was sent; null where none can be read
   * @param last event time as it was sent; null where none can be read
   * @param shift by how much its event times were moved
   */
  public record Source(
      String name,
      String topic,
      int files,
      long records,
      long undated,
      Map<LeftOutCause, Long> leftOut,
      Instant first,
      Instant last,
      Duration shift) {}

  /** All records of all sources. */
  public long records() {
    return sources.stream().mapToLong(Source::records).sum();
  }
}
