package io.citylake.audit;

import io.citylake.explain.UnseenWindows;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows' audit holds the final windows of the speed layer against the lake's records.
 *
 * @param finalWindows windows behind the watermark, in either layer, that were looked at
 * @param equal the same in both
 * @param late different because of readings that came behind the watermark, and so are in no window
 *     of the speed layer
 * @param duplicate different because copies of a reading came too far apart for the stream to see;
 *     the readings are copies that were left out
 * @param unread different because of readings that the windows query did not read
 * @param unexplained different for no known reason
 * @param samples some of the unexplained, for people
 * @param coverage which windows were looked at, and which not
 */
public record WindowsAudit(
    long finalWindows,
    long equal,
    Explained late,
    Explained duplicate,
    long unread,
    long unexplained,
    List<String> samples,
    WindowsCoverage coverage) {

  static final WindowsAudit NOTHING_FINAL =
      new WindowsAudit(0, 0, Explained.NONE, Explained.NONE, 0, 0, List.of(), WindowsCoverage.NONE);

  boolean holds() {
    return unexplained == 0;
  }

  WindowsAudit with(List<UnseenWindows> unseen) {
    return new WindowsAudit(
        finalWindows,
        equal,
        late,
        duplicate,
        unread,
        unexplained,
        samples,
        new WindowsCoverage(coverage.from(), coverage.until(), coverage.dropped(), unseen));
  }

  /** Of two spans, of which {@code other} is the later. */
  WindowsAudit plus(WindowsAudit other) {
    List<String> all = new ArrayList<>(samples);
    all.addAll(other.samples);
    return new WindowsAudit(
        finalWindows + other.finalWindows,
        equal + other.equal,
        late.plus(other.late),
        duplicate.plus(other.duplicate),
        unread + other.unread,
        unexplained + other.unexplained,
        all,
        coverage.plus(other.coverage));
  }
}
