package io.citylake.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.citylake.reading.EventTime;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import java.io.IOException;

/**
 * Reads a canonical record in whatever form JSON allows, and notes what is wrong with any other.
 */
final class AnyRecord {
  private static final TimeFormat TIME = new IsoTime(null);

  private AnyRecord() {}

  /** Reads {@code payload} into {@code draft}, which is empty at the call. Never throws. */
  static void read(byte[] payload, ReadingDraft draft) {
    try (JsonParser json = JsonLimits.FACTORY.createParser(payload)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        draft.fault(RejectionReason.MALFORMED, "not a JSON object");
        return;
      }
      readFields(json, draft);
      if (json.nextToken() != null) {
        draft.fault(RejectionReason.MALFORMED, "text after the JSON object");
      }
    } catch (JsonProcessingException e) {
      draft.fault(RejectionReason.MALFORMED, Excerpt.of(e.getOriginalMessage()));
    } catch (IOException e) {
      draft.fault(RejectionReason.MALFORMED, Excerpt.of(e.getMessage()));
    }
  }

  private static void readFields(JsonParser json, ReadingDraft draft) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "event_id" -> draft.eventId(text(json, name, draft));
        case "sensor_id" -> draft.sensorId(text(json, name, draft));
        case "sensor_type" -> draft.sensorType(text(json, name, draft));
        case "city" -> draft.city(text(json, name, draft));
        case "district" -> draft.district(text(json, name, draft));
        case "event_time" -> readEventTime(json, value, draft);
        case "location" -> readLocation(json, value, draft);
        case "metrics" -> readMetrics(json, value, draft);
        case "attributes" -> readAttributes(json, value, draft);
        default -> json.skipChildren();
      }
    }
  }

  private static String text(JsonParser json, String name, ReadingDraft draft) throws IOException {
    JsonToken value = json.currentToken();
    if (value == JsonToken.VALUE_STRING || value.isNumeric()) {
      return json.getText();
    }
    if (value != JsonToken.VALUE_NULL) {
      draft.fault(RejectionReason.INVALID_VALUE, name + " is not text");
      json.skipChildren();
    }
    return null;
  }

  private static void readEventTime(JsonParser json, JsonToken value, ReadingDraft draft)
      throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      readEventTime(json.getText(), draft);
    } else if (value != JsonToken.VALUE_NULL) {
      draft.fault(RejectionReason.INVALID_TIMESTAMP, "event_time is not text");
      json.skipChildren();
    }
  }

  private static void readEventTime(String text, ReadingDraft draft) {
    long micros = TIME.parseMicros(text);
    if (micros == EventTime.INVALID) {
      draft.fault(
          RejectionReason.INVALID_TIMESTAMP,
          "event_time \"%s\" cannot be read: %s".formatted(Excerpt.of(text), TIME.fault(text)));
    } else {
      draft.eventTimeMicros(micros);
    }
  }

  private static void readLocation(JsonParser json, JsonToken value, ReadingDraft draft)
      throws IOException {
    if (!isObject(json, value, "location", draft)) {
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken coordinate = json.nextToken();
      switch (name) {
        case "latitude" -> draft.latitude(number(json, coordinate, name, draft));
        case "longitude" -> draft.longitude(number(json, coordinate, name, draft));
        default -> json.skipChildren();
      }
    }
  }

  private static void readMetrics(JsonParser json, JsonToken value, ReadingDraft draft)
      throws IOException {
    if (!isObject(json, value, "metrics", draft)) {
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken metric = json.nextToken();
      double number = number(json, metric, name, draft);
      if (!Double.isNaN(number)) {
        draft.metric(name, number);
      }
    }
  }

  private static void readAttributes(JsonParser json, JsonToken value, ReadingDraft draft)
      throws IOException {
    if (!isObject(json, value, "attributes", draft)) {
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken attribute = json.nextToken();
      if (attribute.isScalarValue() && attribute != JsonToken.VALUE_NULL) {
        draft.attribute(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private static boolean isObject(JsonParser json, JsonToken value, String name, ReadingDraft draft)
      throws IOException {
    if (value == JsonToken.START_OBJECT) {
      return true;
    }
    if (value != JsonToken.VALUE_NULL) {
      draft.fault(RejectionReason.MALFORMED, name + " is not an object");
      json.skipChildren();
    }
    return false;
  }

  /**
   * The number at hand; NaN for null, and NaN with a fault for anything that is no finite number.
   */
  private static double number(JsonParser json, JsonToken value, String name, ReadingDraft draft)
      throws IOException {
    if (value.isNumeric()) {
      double number = json.getDoubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
      draft.fault(RejectionReason.INVALID_VALUE, name + " is not finite");
    } else if (value != JsonToken.VALUE_NULL) {
      draft.fault(
          RejectionReason.INVALID_VALUE, name + " is not a number: " + Excerpt.of(json.getText()));
      json.skipChildren();
    }
    return Double.NaN;
  }
}
