package io.citylake.format.canonical;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.citylake.format.JsonFault;
import io.citylake.format.JsonLimits;
import io.citylake.format.NoteBad;
import io.citylake.format.times.IsoTime;
import io.citylake.format.times.TimeFormat;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
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
    } catch (IOException e) {
      draft.fault(RejectionReason.MALFORMED, JsonFault.of(e));
    }
  }

  private static void readFields(JsonParser json, ReadingDraft draft) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "event_id" -> draft.eventId(text(json, name, draft));
        case "sensor_id" -> draft.sensorId(requiredText(json, name, draft));
        case "sensor_type" -> draft.sensorType(requiredText(json, name, draft));
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
    if (isNoText(json)) {
      draft.badField(name, RejectionReason.INVALID_VALUE, name + " is not text");
    }
    return textOrNull(json);
  }

  private static String requiredText(JsonParser json, String name, ReadingDraft draft)
      throws IOException {
    if (isNoText(json)) {
      draft.fault(RejectionReason.INVALID_VALUE, name + " is not text");
    }
    return textOrNull(json);
  }

  private static boolean isNoText(JsonParser json) throws IOException {
    JsonToken value = json.currentToken();
    boolean isText = value == JsonToken.VALUE_STRING || (value.isNumeric() && !json.isNaN());
    return !isText && value != JsonToken.VALUE_NULL;
  }

  private static String textOrNull(JsonParser json) throws IOException {
    if (isNoText(json) || json.currentToken() == JsonToken.VALUE_NULL) {
      json.skipChildren();
      return null;
    }
    return json.getText();
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
    if (!isObject(json, value)) {
      if (value != JsonToken.VALUE_NULL) {
        draft.badPosition("location", RejectionReason.INVALID_VALUE, "location is not an object");
      }
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken coordinate = json.nextToken();
      switch (name) {
        case "latitude" -> draft.latitude(number(json, coordinate, name, draft::badPosition));
        case "longitude" -> draft.longitude(number(json, coordinate, name, draft::badPosition));
        default -> json.skipChildren();
      }
    }
  }

  private static void readMetrics(JsonParser json, JsonToken value, ReadingDraft draft)
      throws IOException {
    if (!isObject(json, value)) {
      if (value != JsonToken.VALUE_NULL) {
        draft.fault(RejectionReason.MALFORMED, "metrics is not an object");
      }
      return;
    }
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken metric = json.nextToken();
      double number = number(json, metric, name, draft::badMetric);
      if (!Double.isNaN(number)) {
        draft.metric(name, number);
      }
    }
  }

  private static void readAttributes(JsonParser json, JsonToken value, ReadingDraft draft)
      throws IOException {
    if (!isObject(json, value)) {
      if (value != JsonToken.VALUE_NULL) {
        draft.badField("attributes", RejectionReason.INVALID_VALUE, "attributes is not an object");
      }
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

  /** Steps over it where it is none. */
  private static boolean isObject(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.START_OBJECT) {
      return true;
    }
    json.skipChildren();
    return false;
  }

  /**
   * The number at hand; NaN for null, and for anything that is no finite number, which is noted.
   */
  private static double number(JsonParser json, JsonToken value, String name, NoteBad bad)
      throws IOException {
    if (value.isNumeric()) {
      double number = json.getDoubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
      bad.note(
          name,
          RejectionReason.INVALID_VALUE,
          Excerpt.of(name) + " is not finite: " + Excerpt.of(json.getText()));
    } else if (value != JsonToken.VALUE_NULL) {
      bad.note(
          name,
          RejectionReason.INVALID_VALUE,
          Excerpt.of(name) + " is not a number: " + Excerpt.of(json.getText()));
      json.skipChildren();
    }
    return Double.NaN;
  }
}
