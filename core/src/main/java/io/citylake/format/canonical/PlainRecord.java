package io.citylake.format.canonical;

import io.citylake.json.PlainJson;
import io.citylake.json.PlainJson.Name;
import io.citylake.reading.ReadingDraft;
import io.citylake.time.EventTime;
import java.util.stream.Stream;

/**
 * Reads a canonical record as sensors ordinarily write it: fields that Citylake knows, in any
 * order, each once and of its kind. It notes no faults: at the first thing out of the ordinary it
 * gives up, and leaves {@link AnyRecord} to say what that is.
 */
final class PlainRecord {
  private static final int EVENT_ID = 0;
  private static final int SENSOR_ID = 1;
  private static final int SENSOR_TYPE = 2;
  private static final int CITY = 3;
  private static final int DISTRICT = 4;
  private static final int EVENT_TIME = 5;
  private static final int LOCATION = 6;
  private static final int METRICS = 7;
  private static final int ATTRIBUTES = 8;

  private static final Name[] FIELDS =
      names(
          "event_id",
          "sensor_id",
          "sensor_type",
          "city",
          "district",
          "event_time",
          "location",
          "metrics",
          "attributes");

  private static final int LATITUDE = 0;
  private static final int LONGITUDE = 1;

  private static final Name[] COORDINATES = names("latitude", "longitude");

  private final PlainJson json;
  private final ReadingDraft draft;

  private PlainRecord(ReadingDraft draft) {
    this.json = draft.json();
    this.draft = draft;
  }

  private static Name[] names(String... names) {
    return Stream.of(names).map(Name::new).toArray(Name[]::new);
  }

  /**
   * Reads {@code payload} into {@code draft}, which is empty at the call.
   *
   * @return false where it is no plain record; the draft may hold parts of it then
   */
  static boolean read(byte[] payload, ReadingDraft draft) {
    return draft.json().open(payload) && new PlainRecord(draft).readFields();
  }

  private boolean readFields() {
    if (!json.next('{')) {
      return false;
    }
    int found = 0;
    int expected = EVENT_ID;
    do {
      int field = json.next(FIELDS, expected);
      if (field == PlainJson.NONE || (found & 1 << field) != 0 || !readField(field)) {
        return false;
      }
      found |= 1 << field;
      expected = field == ATTRIBUTES ? EVENT_ID : field + 1;
    } while (json.next(','));
    return json.next('}') && json.ends();
  }

  private boolean readField(int field) {
    return switch (field) {
      case EVENT_TIME -> readEventTime();
      case LOCATION -> readLocation();
      case METRICS -> readMetrics();
      case ATTRIBUTES -> readAttributes();
      default -> readText(field);
    };
  }

  private boolean readText(int field) {
    if (!json.text()) {
      return false;
    }
    // A city has so many sensors that remembering them all would cost more than it saves.
    boolean isOneOfMany = field == EVENT_ID || field == SENSOR_ID;
    String text = isOneOfMany ? json.textOnce() : json.textAgain();
    switch (field) {
      case EVENT_ID -> draft.eventId(text);
      case SENSOR_ID -> draft.sensorId(text);
      case SENSOR_TYPE -> draft.sensorType(text);
      case CITY -> draft.city(text);
      case DISTRICT -> draft.district(text);
      default -> throw new IllegalArgumentException("field " + field);
    }
    return text != null;
  }

  private boolean readEventTime() {
    long micros = json.text() ? json.textAsMicros() : EventTime.INVALID;
    draft.eventTimeMicros(micros);
    return micros != EventTime.INVALID;
  }

  private boolean readLocation() {
    if (!json.next('{')) {
      return false;
    }
    int found = 0;
    int expected = LATITUDE;
    do {
      int coordinate = json.next(COORDINATES, expected);
      if (coordinate == PlainJson.NONE || (found & 1 << coordinate) != 0 || !json.number()) {
        return false;
      }
      if (coordinate == LATITUDE) {
        draft.latitude(json.value());
      } else {
        draft.longitude(json.value());
      }
      found |= 1 << coordinate;
      expected = LONGITUDE - coordinate;
    } while (json.next(','));
    return json.next('}');
  }

  private boolean readMetrics() {
    if (!json.next('{')) {
      return false;
    }
    do {
      String name = json.name();
      if (name == null || !json.number() || !draft.metric(name, json.value())) {
        return false;
      }
    } while (json.next(','));
    return json.next('}');
  }

  private boolean readAttributes() {
    if (!json.next('{')) {
      return false;
    }
    if (json.next('}')) {
      return true;
    }
    do {
      String name = json.name();
      String value = name != null && json.text() ? json.textAgain() : null;
      if (value == null || !draft.attribute(name, value)) {
        return false;
      }
    } while (json.next(','));
    return json.next('}');
  }
}
