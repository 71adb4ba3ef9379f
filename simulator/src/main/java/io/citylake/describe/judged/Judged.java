package io.citylake.describe.judged;

import io.citylake.reading.Reading;
import io.citylake.reading.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of a sample's records under a description.
 *
 * @param records in all
 * @param isWhole whether those are all that the files hold
 * @param readings how many are readings
 * @param sensors how many sensors they are of
 * @param firstReadings the first of them
 * @param rejections how many records are none, by reason
 * @param samples of the rejections, by reason
 * @param badMetrics how many values were left out of readings, by name and reason
 * @param duplicates how many readings have a sensor and a time that another had before
 * @param first event time; null where there is no reading
 * @param last event time; null where there is no reading
 * @param cadence half of the steps from a sensor's reading to its next are no longer; null where
 *     there are none
 */
public record Judged(
    long records,
    boolean isWhole,
    long readings,
    long sensors,
    List<Reading> firstReadings,
    Map<RejectionReason, Long> rejections,
    Map<RejectionReason, Sample> samples,
    Map<String, Long> badMetrics,
    long duplicates,
    Instant first,
    Instant last,
    Duration cadence) {

  /** A record that is no reading, where it stands, and why. */
  public record Sample(String file, long line, String text, String detail) {}

  /** How many records are no readings. */
  public long rejected() {
    return rejections.values().stream().mapToLong(Long::longValue).sum();
  }
}
