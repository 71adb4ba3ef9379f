package io.citylake.format.foreign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.fields.FieldValues.Kind;
import io.citylake.format.fields.FieldValues.Nested;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses an object of metrics; a metric may also be a bare number. */
final class NestedMetricsParser {
  private NestedMetricsParser() {}

  /** Reads the object that {@code json} stands on, to its end. */
  static void read(JsonParser json, NestedMetrics description, FieldValues values)
      throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (token == JsonToken.START_OBJECT) {
        values.addNested(metric(name, json, description));
      } else {
        String text = token.isScalarValue() ? json.getText().strip() : null;
        values.addNested(new Nested(name, JsonFields.kind(token), text, null, Map.of()));
        json.skipChildren();
      }
    }
  }

  private static Nested metric(String metric, JsonParser json, NestedMetrics description)
      throws IOException {
    Kind kind = Kind.ABSENT;
    String text = null;
    String unit = null;
    Map<String, String> attributes = new LinkedHashMap<>(0);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      boolean isSingle = token.isScalarValue() && token != JsonToken.VALUE_NULL;
      if (name.equals(description.valueName())) {
        kind = JsonFields.kind(token);
        text = isSingle ? json.getText().strip() : null;
      } else if (isSingle && isUnit(name, unit, description.unitNames())) {
        unit = json.getText().strip();
      } else if (isSingle && description.attributeNames().contains(name)) {
        attributes.put(name, json.getText());
      }
      json.skipChildren();
    }
    return new Nested(metric, kind, text, unit, attributes);
  }

  private static boolean isUnit(String name, String found, List<String> unitNames) {
    return name.equals(unitNames.get(0)) || (found == null && unitNames.contains(name));
  }
}
