package io.citylake.simulator.feed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Fault shares say how often each fault is planned, 0 to 1.
 *
 * <p>For {@link Fault#CLOCK_SKEW} the share of the sensors; for {@link Fault#DROPPED} and {@link
 * Fault#STUCK} the share of each sensor's time, in the long run; else the share of the reports.
 */
public final class FaultShares {
  /**
   * An episode of {@link Fault#DROPPED} or {@link Fault#STUCK} fills half of its period at most.
   */
  private static final double MOST_OF_THE_TIME = 0.5;

  private static final FaultShares NONE = new FaultShares(Map.of());

  private static final FaultShares DEFAULTS =
      NONE.with(Fault.LATE, 0.005)
          .with(Fault.OUT_OF_ORDER, 0.02)
          .with(Fault.DUPLICATE, 0.005)
          .with(Fault.MALFORMED, 0.002)
          .with(Fault.OUT_OF_RANGE, 0.001)
          .with(Fault.FUTURE, 0.0005)
          .with(Fault.CLOCK_SKEW, 0.02)
          .with(Fault.DROPPED, 0.01)
          .with(Fault.STUCK, 0.01);

  private final Map<Fault, Double> shares;

  private FaultShares(Map<Fault, Double> shares) {
    this.shares = shares;
  }

  /** No faults at all. */
  public static FaultShares none() {
    return NONE;
  }

  /** A few of each, as a large network of sensors has them. */
  public static FaultShares defaults() {
    return DEFAULTS;
  }

  /** The same, but for one share. */
  public FaultShares with(Fault fault, double share) {
    Map<Fault, Double> changed = new EnumMap<>(Fault.class);
    changed.putAll(shares);
    changed.put(fault, share);
    return new FaultShares(changed);
  }

  public double of(Fault fault) {
    return shares.getOrDefault(fault, 0.0);
  }

  /**
   * Reads {@code none}, {@code default}, or a list such as {@code late=0.01,malformed=0.002} (the
   * others are 0).
   *
   * @param problems is told everything that is wrong, each time with its remedy
   */
  public static FaultShares read(String text, Consumer<String> problems) {
    if (text.equals("none")) {
      return NONE;
    }
    if (text.equals("default")) {
      return DEFAULTS;
    }
    FaultShares read = NONE;
    for (String part : text.split(",", -1)) {
      String[] pair = part.trim().split("=", 2);
      Optional<Fault> fault =
          Fault.PLANNED.stream().filter(f -> f.label().equals(pair[0].trim())).findFirst();
      if (fault.isEmpty() || pair.length != 2) {
        problems.accept(
            "\"" + part + "\": write none, default, or FAULT=SHARE with one of " + faultNames());
      } else {
        read = read.with(fault.get(), share(fault.get(), pair[1].trim(), problems));
      }
    }
    double reports = FaultPlan.OF_REPORTS.stream().mapToDouble(read::of).sum();
    if (reports > 1) {
      problems.accept("more than all reports have a fault: lower the shares");
    }
    return read;
  }

  private static double share(Fault fault, String text, Consumer<String> problems) {
    boolean episodes = fault == Fault.DROPPED || fault == Fault.STUCK;
    double most = episodes ? MOST_OF_THE_TIME : 1;
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= most) {
        return share;
      }
    } catch (NumberFormatException notANumber) {
      // Noted below.
    }
    problems.accept("the share of " + fault.label() + " must be from 0 to " + most);
    return 0;
  }

  private static String faultNames() {
    return Fault.PLANNED.stream().map(Fault::label).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return shares.isEmpty()
        ? "none"
        : shares.entrySet().stream()
            .map(e -> e.getKey().label() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }
}
