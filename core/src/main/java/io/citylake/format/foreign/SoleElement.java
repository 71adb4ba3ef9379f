package io.citylake.format.foreign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.citylake.format.JsonLimits;
import io.citylake.format.foreign.PayloadFields.MalformedPayload;
import java.io.IOException;
import java.util.List;

/**
 * Finds the one object that a record is about, where it stands in a list or inside of a message: a
 * list with one element is that element. With more of them the record is several readings, of which
 * none may be taken silently.
 */
final class SoleElement {
  /** The bytes from {@code start} to {@code end}, exclusive. */
  record Range(int start, int end) {}

  private final byte[] payload;
  private final JsonParser json;

  private SoleElement(byte[] payload, JsonParser json) {
    this.payload = payload;
    this.json = json;
  }

  /**
   * Where the object stands: all of the payload, where it is no list and holds nothing at {@code
   * path}.
   *
   * @param path to a list or an object; empty where only the payload itself may be a list
   * @throws MalformedPayload where a list holds none or several
   */
  static Range find(byte[] payload, List<String> path) throws IOException, MalformedPayload {
    Range whole = new Range(0, payload.length);
    if (path.isEmpty() && !beginsAsList(payload)) {
      return whole;
    }
    try (JsonParser json = JsonLimits.FACTORY.createParser(payload)) {
      Range found = new SoleElement(payload, json).find(path, whole);
      if (json.nextToken() != null) {
        throw new MalformedPayload("text after the JSON value");
      }
      return found;
    }
  }

  private static boolean beginsAsList(byte[] payload) {
    for (byte c : payload) {
      if (c > ' ') {
        return c == '[';
      }
    }
    return false;
  }

  private Range find(List<String> path, Range whole) throws IOException, MalformedPayload {
    json.nextToken();
    if (json.currentToken() == JsonToken.START_ARRAY) {
      return sole("the list");
    }
    for (String step : path) {
      if (json.currentToken() != JsonToken.START_OBJECT || !goTo(step)) {
        return readToEnd(whole);
      }
    }
    return switch (json.currentToken()) {
      case START_ARRAY -> readToEnd(sole("the list " + String.join(".", path)));
      case START_OBJECT -> readToEnd(value());
      default -> readToEnd(whole);
    };
  }

  /** Whether the object has a member of this name; the parser stands on its value then. */
  private boolean goTo(String step) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      if (name.equals(step)) {
        return true;
      }
      json.skipChildren();
    }
    return false;
  }

  private Range sole(String list) throws IOException, MalformedPayload {
    Range element = null;
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      count++;
      if (element == null) {
        element = value();
      } else {
        json.skipChildren();
      }
    }
    if (element == null) {
      throw new MalformedPayload(list + " holds no reading");
    }
    if (count > 1) {
      throw new MalformedPayload(
          "%s holds %s readings, and a record is one: send each by itself, as a recording's list does"
              .formatted(list, count));
    }
    return element;
  }

  private Range value() throws IOException, MalformedPayload {
    long start = json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    long end = json.currentLocation().getByteOffset();
    if (start < 0) {
      throw new MalformedPayload("a list is read in UTF-8 only");
    }
    return new Range((int) start, Math.min((int) end, payload.length));
  }

  /** Reads on, so that a payload that breaks off is found out. */
  private Range readToEnd(Range found) throws IOException {
    while (!json.getParsingContext().inRoot()) {
      json.nextToken();
    }
    return found;
  }
}
