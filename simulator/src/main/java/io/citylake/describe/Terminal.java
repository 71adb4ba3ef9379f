package io.citylake.describe;

import java.io.Console;

/** A terminal is where a person reads and answers. */
final class Terminal {
  private Terminal() {}

  /** Whether there is one; since Java 22, what is no terminal is a console, too, and says so. */
  @SuppressWarnings("SystemConsoleNull") // Java 17 says it so
  static boolean isThere() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
