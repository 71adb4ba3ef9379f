package io.citylake.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a server's log, for the message that says why it did not start. */
final class ServerLog {

  private static final int LINES = 10;

  private ServerLog() {}

  static String end(Path log) {
    return "last lines of " + log + ":\n" + String.join("\n", lastLines(log));
  }

  private static List<String> lastLines(Path log) {
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (IOException e) {
      return List.of("(not readable: " + e.getMessage() + ")");
    }
  }
}
