package io.citylake.format.foreign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.citylake.format.JsonFault;
import io.citylake.format.JsonLimits;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.FieldValues.Nested;
import io.citylake.format.foreign.SoleElement.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON fields are those of one object.
 *
 * @param elementOf where the object stands, or a list that holds it alone; empty for the payload
 *     itself
 * @param paths where each field stands, by the field's number
 * @param tree the same for the walk through a payload
 * @param nestedMetrics the object of metrics; null where the source has none
 * @param keepsOthers whether single values that no field names are taken along
 */
public record JsonFields(
    List<String> elementOf,
    List<List<String>> paths,
    JsonPaths tree,
    NestedMetrics nestedMetrics,
    boolean keepsOthers)
    implements PayloadFields {

  @Override
  public FieldValues values(byte[] record) throws MalformedPayload {
    byte[] payload = element(record);
    FieldValues values = new FieldValues(paths.size());
    try (JsonParser json = JsonLimits.FACTORY.createParser(payload)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedPayload("not a JSON object");
      }
      readRoot(json, payload, values);
      if (json.nextToken() != null) {
        throw new MalformedPayload("text after the JSON object");
      }
      return values;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private byte[] element(byte[] record) throws MalformedPayload {
    Range range = range(record);
    return range.end() - range.start() == record.length
        ? record
        : Arrays.copyOfRange(record, range.start(), range.end());
  }

  private Range range(byte[] record) throws MalformedPayload {
    try {
      return SoleElement.find(record, elementOf);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private static MalformedPayload malformed(IOException e) {
    return new MalformedPayload(JsonFault.of(e));
  }

  private void readRoot(JsonParser json, byte[] payload, FieldValues values) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      JsonPaths place = tree.below(name);
      if (place != null) {
        readPlace(json, payload, place, values);
      } else if (nestedMetrics != null && nestedMetrics.path().isEmpty()) {
        values.addNested(nested(name, json, payload));
      } else if (keepsOthers && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        values.addOther(new FieldValues.Other(name, kind(token), json.getText()));
      } else {
        json.skipChildren();
      }
    }
  }

  /**
   * @param json stands at the place
   * @param payload what {@code json} reads
   */
  private void readPlace(JsonParser json, byte[] payload, JsonPaths place, FieldValues values)
      throws IOException {
    JsonToken token = json.currentToken();
    if (place.field() != JsonPaths.NO_FIELD) {
      boolean isSingle = token.isScalarValue() && token != JsonToken.VALUE_NULL;
      values.set(place.field(), kind(token), isSingle ? json.getText().strip() : null);
    }
    if (token == JsonToken.START_OBJECT && place.holdsMetrics()) {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        values.addNested(nested(name, json, payload));
      }
    } else if (token == JsonToken.START_OBJECT && !place.isEnd()) {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        readStep(json, payload, place.below(name), values);
      }
    } else if (token == JsonToken.START_ARRAY && !place.isEnd()) {
      for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        JsonPaths byNumber = place.below(Integer.toString(i));
        if (place.holdsNamed() && json.currentToken() == JsonToken.START_OBJECT) {
          readNamed(json, payload, place, byNumber, values);
        } else {
          readStep(json, payload, byNumber, values);
        }
      }
    } else {
      json.skipChildren();
    }
  }

  private void readStep(JsonParser json, byte[] payload, JsonPaths place, FieldValues values)
      throws IOException {
    if (place == null) {
      json.skipChildren();
    } else {
      readPlace(json, payload, place, values);
    }
  }

  /**
   * An object whose place only what it holds can tell: it is read once for the places that it has,
   * and once for each of them.
   */
  private void readNamed(
      JsonParser json, byte[] payload, JsonPaths list, JsonPaths byNumber, FieldValues values)
      throws IOException {
    List<JsonPaths> places = new ArrayList<>();
    if (byNumber != null) {
      places.add(byNumber);
    }
    long start = json.currentTokenLocation().getByteOffset();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      JsonPaths place =
          token.isScalarValue() ? list.below(JsonPaths.named(name, json.getText().strip())) : null;
      if (place != null) {
        places.add(place);
      }
      json.skipChildren();
    }
    long end = json.currentLocation().getByteOffset();
    if (start < 0) {
      throw new IOException("a list whose objects go by name is read in UTF-8 only");
    }
    byte[] object = Arrays.copyOfRange(payload, (int) start, (int) end);
    for (JsonPaths place : places) {
      try (JsonParser again = JsonLimits.FACTORY.createParser(object)) {
        again.nextToken();
        readPlace(again, object, place, values);
      }
    }
  }

  /** The metric that {@code json} stands on: an object, or its bare value. */
  private Nested nested(String name, JsonParser json, byte[] payload) throws IOException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.START_OBJECT) {
      String text = token.isScalarValue() ? json.getText().strip() : null;
      json.skipChildren();
      return Nested.bare(name, kind(token), text);
    }
    NestedMember member = nestedMetrics.member();
    FieldValues values = new FieldValues(member.size());
    readPlace(json, payload, member.places(), values);
    return member.metric(name, values);
  }

  static Kind kind(JsonToken token) {
    if (token.isNumeric()) {
      return Kind.NUMBER;
    }
    if (token == JsonToken.VALUE_NULL) {
      return Kind.ABSENT;
    }
    return token.isScalarValue() ? Kind.TEXT : Kind.CONTAINER;
  }

  @Override
  public byte[] replaced(byte[] record, int field, String text) throws MalformedPayload {
    Range range = range(record);
    byte[] element = replacedIn(element(record), field, text);
    return Splice.of(record, range.start(), range.end(), element);
  }

  private byte[] replacedIn(byte[] payload, int field, String text) throws MalformedPayload {
    JsonPointer place = pointer(paths.get(field));
    try (JsonParser json = JsonLimits.FACTORY.createParser(payload)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue() && json.getParsingContext().pathAsPointer().equals(place)) {
          return replaced(payload, json, text);
        }
      }
    } catch (IOException e) {
      throw malformed(e);
    }
    throw new MalformedPayload("no value at " + place);
  }

  private static byte[] replaced(byte[] payload, JsonParser json, String text) throws IOException {
    boolean quoted = json.currentToken() == JsonToken.VALUE_STRING;
    long start = json.currentTokenLocation().getByteOffset();
    json.finishToken();
    long end = json.currentLocation().getByteOffset();
    String escaped = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    return Splice.of(payload, (int) start, (int) end, quoted ? '"' + escaped + '"' : text);
  }

  private static JsonPointer pointer(List<String> path) {
    JsonPointer pointer = JsonPointer.empty();
    for (String step : path) {
      pointer = pointer.appendProperty(step);
    }
    return pointer;
  }
}
