package io.citylake.describe.draft;

import java.util.ArrayList;
import java.util.List;

/** The lines of a description while it is written. */
final class Lines {
  private static final int WIDTH = 130;

  private final StringBuilder text = new StringBuilder();
  private final List<String> todos = new ArrayList<>();

  void add(String line) {
    text.append(line).append('\n');
  }

  void comment(String indent, String comment) {
    wrapped(indent + "# ", comment);
  }

  /** What a person has to say or to look at. */
  void todo(String indent, String key, String question) {
    todos.add(key + ": " + question);
    wrapped(indent + "# ", "TODO " + key + ": " + question);
  }

  private void wrapped(String begin, String comment) {
    StringBuilder line = new StringBuilder(begin);
    for (String word : comment.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > begin.length()) {
        add(line.toString().stripTrailing());
        line.setLength(0);
        line.append(begin);
      }
      line.append(word).append(' ');
    }
    add(line.toString().stripTrailing());
  }

  /** A list that may need several lines. */
  void list(String indent, String key, List<String> texts) {
    String whole = indent + key + " = " + Hocon.list(texts);
    if (whole.length() <= WIDTH) {
      add(whole);
      return;
    }
    add(indent + key + " = [");
    StringBuilder line = new StringBuilder(indent + "  ");
    for (int i = 0; i < texts.size(); i++) {
      String part = Hocon.text(texts.get(i)) + (i + 1 < texts.size() ? "," : "");
      if (line.length() + part.length() > WIDTH) {
        add(line.toString().stripTrailing());
        line.setLength(indent.length() + 2);
      }
      line.append(part).append(' ');
    }
    add(line.toString().stripTrailing());
    add(indent + "]");
  }

  String text() {
    return text.toString();
  }

  List<String> todos() {
    return List.copyOf(todos);
  }
}
