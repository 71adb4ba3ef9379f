package io.citylake.replay;

import io.citylake.recording.RecordedFile;
import io.citylake.recording.lines.LeftOutCause;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A source that is to be replayed.
 *
 * @param files at least one
 * @param fileWarnings what a person should know of whole files, each as a sentence
 * @param ignoredColumns the names of the files' columns that the description does not know
 * @param shift by how much its event times are moved
 */
record PlannedSource(
    SourceDescription description,
    List<RecordedFile> files,
    List<String> fileWarnings,
    List<String> ignoredColumns,
    Duration shift) {

  /** The same source with its event times moved. */
  PlannedSource movedBy(Duration by) {
    return new PlannedSource(description, files, fileWarnings, ignoredColumns, by);
  }

  /** The first of the source's topics. */
  String topic() {
    return description.topics().get(0);
  }

  long lines() {
    return files.stream().mapToLong(file -> file.index().size()).sum();
  }

  /** How many lines of the files are not sent, for each cause that there is. */
  Map<LeftOutCause, Long> leftOut() {
    Map<LeftOutCause, Long> sum = new EnumMap<>(LeftOutCause.class);
    files.forEach(
        file ->
            file.leftOut().counts().forEach((cause, lines) -> sum.merge(cause, lines, Long::sum)));
    return sum;
  }

  /** What a person should know of the files, each as a sentence: lines too large to be sent. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(fileWarnings);
    files.forEach(file -> all.addAll(file.leftOut().tooLarge()));
    return all;
  }

  /** How many of the lines have an event time that cannot be read. */
  long undated() {
    return files.stream().mapToLong(file -> file.index().undated()).sum();
  }

  /** The first event time as it is sent; null where none can be read. */
  Instant first() {
    return files.stream()
        .filter(PlannedSource::isDated)
        .map(file -> shifted(file.index().time(0)))
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The last event time as it is sent; null where none can be read. */
  Instant last() {
    return files.stream()
        .filter(PlannedSource::isDated)
        .map(file -> shifted(file.index().time(file.index().size() - 1)))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private Instant shifted(long micros) {
    return EventTime.toInstant(micros).plus(shift);
  }

  private static boolean isDated(RecordedFile file) {
    return file.index().size() > file.index().undated();
  }
}
