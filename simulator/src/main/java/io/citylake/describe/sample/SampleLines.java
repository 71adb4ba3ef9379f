package io.citylake.describe.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps the first lines of a text, the last ones, and as many that follow each other between its
 * half and its end, in one pass and without knowing how long it is.
 */
final class SampleLines {
  private final int each;
  private final List<SampledLine> first = new ArrayList<>();
  private final List<SampledLine> middle = new ArrayList<>();
  private final Deque<SampledLine> last = new ArrayDeque<>();
  private long middleBegins;
  private long count;
  private long unreadable;

  /**
   * @param each how many lines to keep of each part
   */
  SampleLines(int each) {
    this.each = each;
    this.middleBegins = 2L * each;
  }

  /** Reads {@code text} to its end, or to {@code maxLines}. */
  void read(BufferedReader text, long maxLines) throws IOException {
    for (String line = text.readLine(); line != null && count < maxLines; line = text.readLine()) {
      add(line);
    }
  }

  private void add(String text) {
    count++;
    unreadable += text.indexOf('\uFFFD') >= 0 ? 1 : 0;
    SampledLine line = new SampledLine(count, text);
    if (count <= each) {
      first.add(line);
      return;
    }
    if (count >= 2 * middleBegins) {
      middle.clear();
      middleBegins = count;
    }
    if (count >= middleBegins && middle.size() < each) {
      middle.add(line);
    }
    last.add(line);
    if (last.size() > each) {
      last.remove();
    }
  }

  /** The lines that were kept, in their order, each once. */
  List<SampledLine> lines() {
    List<SampledLine> all = new ArrayList<>(first);
    long lastBegins = last.isEmpty() ? Long.MAX_VALUE : last.peek().number();
    middle.stream().filter(line -> line.number() < lastBegins).forEach(all::add);
    all.addAll(last);
    return all;
  }

  long count() {
    return count;
  }

  /** How many lines hold what is no character in the encoding. */
  long unreadable() {
    return unreadable;
  }
}
