package io.citylake.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A contestant did not do its phase; the message shows the end of its log. */
public final class ContestantFailed extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LINES = 15;
  private static final int LINE_CHARS = 300;

  ContestantFailed(String what, Path log) {
    super(shortened(what) + "\n" + end(log));
  }

  private static String end(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
          .map(ContestantFailed::shortened)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "its log " + log + " cannot be read: " + e;
    }
  }

  /** Spark's messages hold whole plans. */
  private static String shortened(String line) {
    return line.length() <= LINE_CHARS ? line : line.substring(0, LINE_CHARS) + " ...";
  }
}
