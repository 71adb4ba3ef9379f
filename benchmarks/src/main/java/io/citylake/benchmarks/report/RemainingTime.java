package io.citylake.benchmarks.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The remaining time of a plan of steps is estimated by how long such steps took so far. */
public final class RemainingTime {
  private final Deque<String> ahead;
  private final Map<String, List<Duration>> taken = new HashMap<>();

  /**
   * @param plan the steps in order; steps of equal name take about as long
   */
  public RemainingTime(List<String> plan) {
    this.ahead = new ArrayDeque<>(plan);
  }

  /** The next step of the plan took so long. */
  public void done(Duration took) {
    taken.computeIfAbsent(ahead.remove(), name -> new ArrayList<>()).add(took);
  }

  /** The next step of the plan will not be done. */
  public void skip() {
    ahead.remove();
  }

  /** The time until the plan is done; empty before the first step is. */
  public Optional<Duration> left() {
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    Duration ofAny = mean(taken.values().stream().flatMap(List::stream).toList());
    return Optional.of(
        ahead.stream()
            .map(name -> taken.containsKey(name) ? mean(taken.get(name)) : ofAny)
            .reduce(Duration.ZERO, Duration::plus));
  }

  /** {@link #left} for people. */
  public String text() {
    return left().map(RemainingTime::text).orElse("");
  }

  private static String text(Duration left) {
    return left.toMinutes() > 0
        ? String.format(Locale.ROOT, "about %d min left", left.plusSeconds(30).toMinutes())
        : String.format(Locale.ROOT, "about %d s left", left.toSeconds());
  }

  private static Duration mean(Collection<Duration> durations) {
    return durations.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(durations.size());
  }
}
