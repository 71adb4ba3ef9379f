package io.citylake.recording.lines;

import io.citylake.recording.documents.DocumentText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a document that is one JSON value, or several behind each other, and holds a list: each
 * element is a record, byte for byte as it stands there.
 *
 * <p>An element need not be JSON to be found: a broken one takes no other with it.
 */
public final class JsonList implements RecordReader {
  private static final String IN_A_LIST = "";

  private final JsonBytes json;
  private final List<String> path;
  private final Deque<String> names = new ArrayDeque<>();
  private final Set<String> otherLists = new TreeSet<>();
  private String lastText = IN_A_LIST;
  private long start;
  private long firstLine;
  private boolean isFound;
  private boolean isInside;

  /**
   * @param path the names on the way to the list; empty where the document is the list
   */
  public JsonList(DocumentText text, List<String> path) {
    this.json = new JsonBytes(text.bytes(), text.start());
    this.path = List.copyOf(path);
  }

  @Override
  public byte[] next() throws IOException {
    while (true) {
      if (!isInside && !findList()) {
        return null;
      }
      int c = nextThatIsNoGap();
      start = json.position();
      firstLine = json.line();
      if (c == JsonBytes.END) {
        return null;
      }
      if (c == ']') {
        json.next();
        isInside = false;
      } else if (c == '{' || c == '[') {
        return new JsonElement(json).read();
      } else {
        return betweenElements();
      }
    }
  }

  /** Reads to the list, and over its opening bracket: whether there is one. */
  private boolean findList() throws IOException {
    for (int c = json.next(); c != JsonBytes.END; c = json.next()) {
      switch (c) {
        case '"' -> lastText = text();
        case ':' -> rename(lastText);
        case '{' -> names.addLast(IN_A_LIST);
        case '}', ']' -> names.pollLast();
        case '[' -> {
          if (List.copyOf(names).equals(path)) {
            isFound = true;
            isInside = true;
            return true;
          }
          otherLists.add(String.join(".", names));
          names.addLast(IN_A_LIST);
        }
        default -> {}
      }
    }
    return false;
  }

  private void rename(String name) {
    if (!names.isEmpty()) {
      names.removeLast();
      names.addLast(name);
    }
  }

  private String text() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    json.string(bytes);
    String withQuote = bytes.toString(StandardCharsets.UTF_8);
    return withQuote.substring(0, Math.max(0, withQuote.length() - 1));
  }

  /** The next byte that is neither blank nor comma, which stays unread. */
  private int nextThatIsNoGap() throws IOException {
    int c = json.next();
    while (JsonBytes.isBlank(c) || c == ',') {
      c = json.next();
    }
    json.unread(c);
    return c;
  }

  /** What stands where an element should begin: values without brackets, or torn ones. */
  private byte[] betweenElements() throws IOException {
    ByteArrayOutputStream found = new ByteArrayOutputStream();
    int c = json.next();
    while (!isBracket(c) && c != JsonBytes.END && found.size() < JsonBytes.LONGEST) {
      found.write(c);
      if (c == '"') {
        json.string(found);
      }
      c = json.next();
    }
    json.unread(c);
    byte[] all = found.toByteArray();
    int end = all.length;
    while (JsonBytes.isBlank(all[end - 1]) || all[end - 1] == ',') {
      end--;
    }
    return Arrays.copyOf(all, end);
  }

  private static boolean isBracket(int c) {
    return c == '{' || c == '[' || c == ']';
  }

  /** Whether the list was there; known once {@link #next} has given null. */
  public boolean isFound() {
    return isFound;
  }

  /** The paths of the lists that were met on the way. */
  public List<String> otherLists() {
    return new ArrayList<>(otherLists);
  }

  @Override
  public long start() {
    return start;
  }

  @Override
  public long firstLine() {
    return firstLine;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
