package io.citylake.recording.columns;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts members into each JSON object, in front of its own. What is no object is sent as it stands.
 */
public final class AddMembers implements Arrangement {
  private final byte[] members;

  private AddMembers(Map<String, String> given) {
    this.members =
        new TreeMap<>(given)
            .entrySet().stream()
                .map(member -> quoted(member.getKey()) + ':' + quoted(member.getValue()))
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
  }

  /** How lines become records; {@link #AS_IT_STANDS} where there is nothing to add. */
  public static Arrangement of(Map<String, String> given) {
    return given.isEmpty() ? AS_IT_STANDS : new AddMembers(given);
  }

  @Override
  public List<byte[]> records(byte[] line) {
    int brace = next(line, 0);
    if (brace == line.length || line[brace] != '{') {
      return List.of(line);
    }
    int rest = next(line, brace + 1);
    boolean isEmpty = rest < line.length && line[rest] == '}';
    ByteArrayOutputStream record = new ByteArrayOutputStream(line.length + members.length + 1);
    record.write(line, 0, brace + 1);
    record.writeBytes(members);
    if (!isEmpty) {
      record.write(',');
    }
    record.write(line, brace + 1, line.length - brace - 1);
    return List.of(record.toByteArray());
  }

  /** The place of the next byte from {@code start} on that is not blank. */
  private static int next(byte[] line, int start) {
    int place = start;
    while (place < line.length && " \t\r\n".indexOf(line[place]) >= 0) {
      place++;
    }
    return place;
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
