package io.citylake.replay;

import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A source that is to be replayed.
 *
 * @param files at least one
 * @param shift by how much its event times are moved
 */
record PlannedSource(SourceDescription description, List<RecordedFile> files, Duration shift) {

  /** The first of the source's topics. */
  String topic() {
    return description.topics().get(0);
  }

  long lines() {
    return files.stream().mapToLong(file -> file.index().size()).sum();
  }

  /** How many lines of the files are blank, and not sent. */
  long blank() {
    return files.stream().mapToLong(file -> file.leftOut().blank()).sum();
  }

  /** The lines that are too large to be sent, each as a sentence for people. */
  List<String> tooLarge() {
    return files.stream().flatMap(file -> file.leftOut().tooLarge().stream()).toList();
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
