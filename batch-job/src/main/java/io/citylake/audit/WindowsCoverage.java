package io.citylake.audit;

import io.citylake.explain.UnseenWindows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Coverage says which final windows an audit has looked at, and which not.
 *
 * @param from the start of the first window that was looked at; empty where none was
 * @param until the watermark up to which windows were looked at; empty where none was
 * @param dropped windows that the lake's records give and whose day the speed layer has dropped
 * @param unseen final windows whose records the lake does not have
 */
public record WindowsCoverage(
    Optional<Instant> from, Optional<Instant> until, long dropped, List<UnseenWindows> unseen) {

  static final WindowsCoverage NONE =
      new WindowsCoverage(Optional.empty(), Optional.empty(), 0, List.of());

  public WindowsCoverage {
    unseen = List.copyOf(unseen);
  }

  boolean isWhole() {
    return dropped == 0 && unseen.isEmpty();
  }

  /** Of two spans, of which {@code other} is the later. */
  WindowsCoverage plus(WindowsCoverage other) {
    List<UnseenWindows> all = new ArrayList<>(unseen);
    all.addAll(other.unseen);
    return new WindowsCoverage(
        from.or(other::from), other.until.or(this::until), dropped + other.dropped, all);
  }
}
