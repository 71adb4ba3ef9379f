package io.citylake.doctor;

import java.util.Locale;

/**
 * What a check saw.
 *
 * @param seen in one line, for people
 * @param remedy what to do about it; empty where there is nothing to do
 */
record Finding(State state, String seen, String remedy) {
  /** How things stand. */
  enum State {
    OK("ok"),
    WARN("WARN"),
    FAILED("FAILED"),
    SKIPPED("skipped");

    private final String shown;

    State(String shown) {
      this.shown = shown;
    }

    /** As a person reads it. */
    String shown() {
      return shown;
    }

    /** As a program reads it. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String seen) {
    return new Finding(State.OK, seen, "");
  }

  /** Jobs can start, and somebody will regret it. */
  static Finding warn(String seen, String remedy) {
    return new Finding(State.WARN, seen, remedy);
  }

  static Finding failed(String seen, String remedy) {
    return new Finding(State.FAILED, seen, remedy);
  }

  /** Nothing was looked at, because {@code check} failed. */
  static Finding skipped(String check) {
    return new Finding(State.SKIPPED, check + " failed", "");
  }
}
