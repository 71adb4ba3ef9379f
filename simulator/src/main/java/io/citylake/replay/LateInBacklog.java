package io.citylake.replay;

import io.citylake.recording.RecordedFile;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds out which sources of a plan others make late where all is sent faster than it is read. A
 * query takes a backlog in batches, from each topic its share, and its watermark is of all topics:
 * a topic whose event times are ahead pushes it past what another still holds.
 */
final class LateInBacklog {
  private final long delayMicros;
  private final List<Topic> topics;

  /** How many records of each source are late, by its place in the plan. */
  private final long[] late;

  /** Of whom the watermark is, and where it stands. */
  private Topic ahead;

  private long largest = EventTime.INVALID;

  /**
   * A source that comes late in part.
   *
   * @param records that come late
   * @param aheadTopic whose event times are ahead at the end
   * @param largest event time of that topic
   */
  record Late(PlannedSource source, long records, String aheadTopic, Instant largest) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d of %,d records of %s would come late: read as one backlog, the event times of %s (up to %s) push the"
              + " watermark, which is one for all topics, past them",
          records,
          source.lines(),
          source.description().name(),
          aheadTopic,
          largest);
    }
  }

  private LateInBacklog(ReplayPlan plan, Duration delay) {
    this.delayMicros = delay.toNanos() / 1_000;
    this.late = new long[plan.sources().size()];
    Map<String, Topic> byName = new LinkedHashMap<>();
    for (int place = 0; place < late.length; place++) {
      PlannedSource source = plan.sources().get(place);
      byName.computeIfAbsent(source.topic(), Topic::new).add(source, place);
    }
    this.topics = List.copyOf(byName.values());
  }

  /**
   * The sources that come late in part.
   *
   * @param delay of the watermark
   * @param batchRecords what the query takes at once at most
   */
  static List<Late> of(ReplayPlan plan, Duration delay, long batchRecords) {
    long batches = (plan.lines() + batchRecords - 1) / batchRecords;
    LateInBacklog backlog = new LateInBacklog(plan, delay);
    for (long batch = 1; batch <= batches && batches > 1; batch++) {
      long watermark =
          backlog.largest == EventTime.INVALID
              ? EventTime.INVALID
              : backlog.largest - backlog.delayMicros;
      for (Topic topic : backlog.topics) {
        backlog.read(topic, topic.records * batch / batches, watermark);
      }
    }
    List<Late> found = new ArrayList<>();
    for (int place = 0; place < backlog.late.length; place++) {
      if (backlog.late[place] > 0) {
        found.add(
            new Late(
                plan.sources().get(place),
                backlog.late[place],
                backlog.ahead.name,
                EventTime.toInstant(backlog.largest)));
      }
    }
    return found;
  }

  /** Reads the topic on until that many of its records are read. */
  private void read(Topic topic, long until, long watermark) {
    for (; topic.read < until; topic.read++) {
      Cursor first = topic.cursors.poll();
      long time = first.time();
      if (time != EventTime.INVALID && watermark != EventTime.INVALID && time <= watermark) {
        late[first.source]++;
      }
      if (time > largest) {
        largest = time;
        ahead = topic;
      }
      if (first.advance()) {
        topic.cursors.add(first);
      }
    }
  }

  /** A topic with its records in the order in which they are sent. */
  private static final class Topic {
    private final String name;
    private final PriorityQueue<Cursor> cursors =
        new PriorityQueue<>(Comparator.comparingLong(Cursor::time));
    private long records;
    private long read;

    Topic(String name) {
      this.name = name;
    }

    void add(PlannedSource source, int place) {
      for (RecordedFile file : source.files()) {
        if (file.index().size() > 0) {
          cursors.add(new Cursor(source, place, file));
          records += file.index().size();
        }
      }
    }
  }

  /** How far one file is read. */
  private static final class Cursor {
    private final int source;
    private final RecordedFile file;
    private final long shiftMicros;
    private int place;

    Cursor(PlannedSource source, int place, RecordedFile file) {
      this.source = place;
      this.file = file;
      this.shiftMicros = EventTime.toMicros(EventTime.toInstant(0).plus(source.shift()));
    }

    long time() {
      long time = file.index().time(place);
      return time == EventTime.INVALID ? time : time + shiftMicros;
    }

    boolean advance() {
      return ++place < file.index().size();
    }
  }
}
