package io.citylake.preview;

import io.citylake.reading.RejectionReason;
import java.util.List;
import java.util.Map;

/**
 * What a description makes of a recording.
 *
 * @param source the description's name
 * @param notSent lines that are no records, by the cause
 * @param ignoredColumns that the files have and the description does not know
 * @param rejections by their reasons, the commonest first
 * @param leftOut metrics that readings lack though they were sent, the commonest first
 * @param copies readings that repeat one before
 * @param late readings behind the watermark
 * @param first event time, UTC; null without a reading
 * @param last event time, UTC; null without a reading
 * @param unused keys of the description that match nothing
 */
public record SourcePreview(
    String source,
    List<String> topics,
    int files,
    Map<String, Long> notSent,
    List<String> ignoredColumns,
    long records,
    long readings,
    List<Finding> rejections,
    List<Finding> leftOut,
    Finding copies,
    Finding late,
    String first,
    String last,
    List<MetricSpan> metrics,
    List<SensorSpan> sensors,
    Places places,
    List<FirstReading> firstReadings,
    List<UnusedKey> unused) {

  /** Records that are no readings. */
  public long rejected() {
    return records - readings;
  }

  /** Whether every record that the description does not leave out is a reading, and whole. */
  public boolean noneIsBad() {
    return leftOut.isEmpty()
        && rejections.stream()
            .allMatch(rejection -> rejection.subject().equals(RejectionReason.FILTERED.name()));
  }
}
