package io.citylake.cli;

import java.nio.file.Path;

/** Where this installation's files are. */
final class Home {
  private static final String PROPERTY = "citylake.home";

  private Home() {}

  /** The checkout's root; the folder in hand where the launcher did not say. */
  static Path directory() {
    return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
  }

  /**
   * Whether a person types: the launcher looks, because Java tells it differently from version to
   * version.
   */
  static boolean isAtTerminal() {
    return Boolean.getBoolean("citylake.terminal");
  }

  /** The state of the stack that {@code citylake up} keeps. */
  static Path stack() {
    return directory().resolve(".citylake/stack");
  }

  /** The state of the last demo. */
  static Path demo() {
    return directory().resolve(".citylake/demo");
  }

  /** The recordings that come along. */
  static Path recordings() {
    return directory().resolve("recordings");
  }
}
