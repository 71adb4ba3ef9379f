package io.citylake.benchmarks.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of a round says who comes when. */
public final class RoundOrder {
  private RoundOrder() {}

  /**
   * Each round begins with another contestant, so that nobody is always the first.
   *
   * @param round from 1, which has the order given
   */
  public static <T> List<T> of(int round, List<T> contestants) {
    List<T> order = new ArrayList<>(contestants);
    Collections.rotate(order, 1 - round);
    return order;
  }
}
