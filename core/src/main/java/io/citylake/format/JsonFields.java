package io.citylake.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.citylake.format.FieldValues.Kind;
import java.io.IOException;
import java.util.List;

/**
 * One JSON object.
 *
 * @param paths where each field stands, by the field's number
 * @param tree the same for the walk through a payload
 * @param nestedMetrics the object of metrics; null where the source has none
 * @param keepsOthers whether single values that no field names are taken along
 */
record JsonFields(
    List<List<String>> paths, JsonPaths tree, NestedMetrics nestedMetrics, boolean keepsOthers)
    implements PayloadFields {

  @Override
  public FieldValues values(byte[] payload) throws MalformedPayload {
    FieldValues values = new FieldValues(paths.size());
    try (JsonParser json = JsonLimits.FACTORY.createParser(payload)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedPayload("not a JSON object");
      }
      readRoot(json, values);
      if (json.nextToken() != null) {
        throw new MalformedPayload("text after the JSON object");
      }
      return values;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  private static MalformedPayload malformed(IOException e) {
    return new MalformedPayload(JsonFault.of(e));
  }

  private void readRoot(JsonParser json, FieldValues values) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      JsonPaths place = tree.below(name);
      if (place != null) {
        readPlace(json, place, values);
      } else if (keepsOthers && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        values.addOther(new FieldValues.Other(name, kind(token), json.getText()));
      } else {
        json.skipChildren();
      }
    }
  }

  private void readPlace(JsonParser json, JsonPaths place, FieldValues values) throws IOException {
    JsonToken token = json.currentToken();
    if (place.field() != JsonPaths.NO_FIELD) {
      boolean isSingle = token.isScalarValue();
      values.set(place.field(), kind(token), isSingle ? json.getText().strip() : null);
    }
    if (token == JsonToken.START_OBJECT && place.holdsMetrics()) {
      NestedMetricsParser.read(json, nestedMetrics, values);
    } else if (token == JsonToken.START_OBJECT && !place.isEnd()) {
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        readStep(json, place.below(name), values);
      }
    } else if (token == JsonToken.START_ARRAY && !place.isEnd()) {
      for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
        readStep(json, place.below(Integer.toString(i)), values);
      }
    } else {
      json.skipChildren();
    }
  }

  private void readStep(JsonParser json, JsonPaths place, FieldValues values) throws IOException {
    if (place == null) {
      json.skipChildren();
    } else {
      readPlace(json, place, values);
    }
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
  public byte[] replaced(byte[] payload, int field, String text) throws MalformedPayload {
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
