package io.citylake.replay;

import io.citylake.recording.RecordedFile;
import java.io.IOException;

/** The records of all sources one file after the other, each in the order of its lines. */
final class FileOrder implements RecordSequence {
  private final ReplayPlan plan;
  private int source;
  private int file = -1;
  private int next;
  private int[] places = new int[0];
  private RecordedFile current;
  private RecordedFile.Records records;

  FileOrder(ReplayPlan plan) {
    this.plan = plan;
  }

  @Override
  public ReplayedRecord next() throws IOException {
    while (next == places.length) {
      close();
      if (!openNext()) {
        return null;
      }
    }
    PlannedSource from = plan.sources().get(source);
    int place = places[next++];
    byte[] line = records.at(place);
    return new ReplayedRecord(
        source,
        current.shownAs(),
        current.index().line(place),
        from.topic(),
        current.keyOf(line),
        line,
        current.index().time(place),
        current.index().isDated(place));
  }

  private boolean openNext() throws IOException {
    file++;
    while (source < plan.sources().size() && file == plan.sources().get(source).files().size()) {
      source++;
      file = 0;
    }
    if (source == plan.sources().size()) {
      return false;
    }
    current = plan.sources().get(source).files().get(file);
    places = current.index().placesAsTheyStand();
    next = 0;
    records = current.open();
    return true;
  }

  @Override
  public void close() throws IOException {
    if (records != null) {
      records.close();
      records = null;
    }
  }
}
