package io.citylake.sources.recording;

import io.citylake.config.ConfigReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/** Reads which lines of a recorded file are records. */
final class ReadLineRules {
  private static final String HEADER_LINES = "header-lines";
  private static final int MOST_LINES = 1_000_000;

  private final ConfigReader section;

  /**
   * @param section the description's {@code recording}; takes note of what is wrong
   */
  ReadLineRules(ConfigReader section) {
    this.section = section;
  }

  LineRules read() {
    if (section.has("skip-lines") && section.has("skip-until")) {
      section.problem("skip-until", "give either skip-lines or skip-until");
    }
    return new LineRules(
        encoding(),
        section.has("skip-lines") ? lines("skip-lines", 0) : 0,
        optionalExpression("skip-until"),
        optionalExpression("stop-at"),
        comment(),
        headerLines());
  }

  private String encoding() {
    if (!section.has("encoding")) {
      return StandardCharsets.UTF_8.name();
    }
    try {
      return Charset.forName(section.string("encoding")).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      section.problem(
          "encoding",
          "no encoding that is known here; write for example windows-1252, ISO-8859-2 or UTF-16LE");
      return StandardCharsets.UTF_8.name();
    }
  }

  private int headerLines() {
    boolean hasHeader = section.flag("header", section.has(HEADER_LINES));
    if (section.has(HEADER_LINES) && !hasHeader) {
      section.problem(HEADER_LINES, "there is no header where header = false");
    }
    if (!hasHeader) {
      return 0;
    }
    return section.has(HEADER_LINES) ? lines(HEADER_LINES, 1) : 1;
  }

  private int lines(String key, int least) {
    long lines = section.integer(key);
    if (lines < least || lines > MOST_LINES) {
      section.problem(key, "a number of lines, from %s to %s".formatted(least, MOST_LINES));
      return least;
    }
    return (int) lines;
  }

  private Pattern optionalExpression(String key) {
    return section.has(key) ? ReadRecording.expression(section, key) : null;
  }

  private String comment() {
    if (!section.has("comment")) {
      return null;
    }
    String comment = section.string("comment");
    if (comment.isEmpty()) {
      section.problem("comment", "every line begins so; write for example \"#\"");
    }
    return comment;
  }
}
