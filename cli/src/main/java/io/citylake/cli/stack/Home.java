package io.citylake.cli.stack;

import java.nio.file.Path;
import java.util.List;

/** Where this installation's files are. */
public final class Home {
  private static final String PROPERTY = "citylake.home";

  private Home() {}

  /** The checkout's root; the folder in hand where the launcher did not say. */
  public static Path directory() {
    return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
  }

  /**
   * Whether a person types: the launcher looks, because Java tells it differently from version to
   * version.
   */
  public static boolean isAtTerminal() {
    return Boolean.getBoolean("citylake.terminal");
  }

  /** The state of the stack that {@code citylake up} keeps. */
  static Path stack() {
    return directory().resolve(".citylake/stack");
  }

  /** The state of the stack that {@code citylake up --cluster} keeps. */
  static Path cluster() {
    return directory().resolve(".citylake/cluster");
  }

  /** The folders above, in the order in which a command looks for a stack that is up. */
  static List<Path> states() {
    return List.of(stack(), cluster(), demo());
  }

  /** What a cluster's {@code spark-defaults.conf} holds. */
  static Path sparkDefaults() {
    return directory().resolve("conf/spark-defaults.conf");
  }

  /** The state of the last demo. */
  public static Path demo() {
    return directory().resolve(".citylake/demo");
  }

  /** The recordings that come along. */
  public static Path recordings() {
    return directory().resolve("recordings");
  }
}
