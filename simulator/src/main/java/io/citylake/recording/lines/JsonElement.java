package io.citylake.recording.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Cuts one object or list out of a JSON list, by its brackets alone. For one element.
 *
 * <p>Where brackets are missing, the element ends before the first that cannot belong to it.
 */
final class JsonElement {
  /** Beyond so many open brackets, one must be missing; and beyond {@link JsonBytes#LONGEST}. */
  private static final int DEEPEST = 100;

  private final JsonBytes json;
  private final ByteArrayOutputStream element = new ByteArrayOutputStream(512);
  private final Deque<Character> open = new ArrayDeque<>();
  private int before;
  private int beforeComma;

  JsonElement(JsonBytes json) {
    this.json = json;
  }

  /** The element, whose opening bracket is the next byte. */
  byte[] read() throws IOException {
    do {
      int c = json.next();
      if (c == JsonBytes.END || element.size() >= JsonBytes.LONGEST - 1 || open.size() > DEEPEST) {
        json.unread(c);
        return unfinished();
      }
      if (isOfTheNext(c)) {
        json.unread(c);
        return element.toByteArray();
      }
      element.write(c);
      take(c);
      if (!JsonBytes.isBlank(c)) {
        beforeComma = c == ',' ? before : beforeComma;
        before = c;
      }
    } while (!open.isEmpty());
    return element.toByteArray();
  }

  /** Whether {@code c} cannot belong to this element, as some bracket of it is missing. */
  private boolean isOfTheNext(int c) {
    if (open.isEmpty()) {
      return false;
    }
    boolean isObjectWithoutName = c == '{' && open.peek() == '{' && before != ':';
    boolean isObjectAmongNumbers =
        c == '{' && open.peek() == '[' && before == ',' && beforeComma != '}' && beforeComma != ']';
    boolean isEndOfTheWholeList = c == ']' && !open.contains('[');
    return isObjectWithoutName || isObjectAmongNumbers || isEndOfTheWholeList;
  }

  private void take(int c) throws IOException {
    switch (c) {
      case '"' -> json.string(element);
      case '{', '[' -> open.push((char) c);
      case '}' -> close('{');
      case ']' -> close('[');
      default -> {}
    }
  }

  private void close(char opening) {
    char closed = open.contains(opening) ? open.pop() : opening;
    while (closed != opening) {
      closed = open.pop();
    }
  }

  /** Its first line, or what stands before the next object: the rest is looked at once more. */
  private byte[] unfinished() throws IOException {
    byte[] all = element.toByteArray();
    int end = 1;
    while (end < all.length && all[end] != '\n' && !(all[end] == '{' && all[end - 1] == ',')) {
      end++;
    }
    json.unread(all, end);
    return Arrays.copyOf(all, end);
  }
}
