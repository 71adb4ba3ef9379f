package io.citylake.replay;

import io.citylake.recording.RecordedFile;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Merges the files of all sources into one sequence in the order of the event times. Of the same
 * time, first comes what stands first in the plan. A file is open from its first record to its
 * last.
 */
final class EventTimeOrder implements RecordSequence {
  private final PriorityQueue<Cursor> files =
      new PriorityQueue<>(
          Comparator.comparingLong(Cursor::time).thenComparingInt(cursor -> cursor.sequence));

  EventTimeOrder(ReplayPlan plan) {
    int sequence = 0;
    for (int source = 0; source < plan.sources().size(); source++) {
      for (RecordedFile file : plan.sources().get(source).files()) {
        if (file.index().size() > 0) {
          files.add(new Cursor(plan.sources().get(source), source, file, sequence++));
        }
      }
    }
  }

  @Override
  public ReplayedRecord next() throws IOException {
    Cursor first = files.poll();
    if (first == null) {
      return null;
    }
    ReplayedRecord record = first.next();
    if (first.hasNext()) {
      files.add(first);
    } else {
      first.close();
    }
    return record;
  }

  @Override
  public void close() throws IOException {
    for (Cursor file : files) {
      file.close();
    }
  }

  /** How far one file has been sent. */
  private static final class Cursor {
    private final PlannedSource source;
    private final int sourcePlace;
    private final RecordedFile file;
    private final int sequence;
    private final long shiftMicros;
    private RecordedFile.Records records;
    private int place;

    Cursor(PlannedSource source, int sourcePlace, RecordedFile file, int sequence) {
      this.source = source;
      this.sourcePlace = sourcePlace;
      this.file = file;
      this.sequence = sequence;
      this.shiftMicros = EventTime.toMicros(EventTime.toInstant(0).plus(source.shift()));
    }

    long time() {
      long time = file.index().time(place);
      return time == EventTime.INVALID ? time : time + shiftMicros;
    }

    boolean hasNext() {
      return place < file.index().size();
    }

    ReplayedRecord next() throws IOException {
      if (records == null) {
        records = file.open();
      }
      long time = time();
      boolean isDated = file.index().isDated(place);
      long lineNumber = file.index().line(place);
      byte[] line = records.at(place++);
      byte[] payload =
          shiftMicros == 0 ? line : source.description().format().shifted(line, source.shift());
      return new ReplayedRecord(
          sourcePlace,
          file.shownAs(),
          lineNumber,
          source.topic(),
          file.keyOf(line),
          payload,
          time,
          isDated);
    }

    void close() throws IOException {
      if (records != null) {
        records.close();
      }
    }
  }
}
