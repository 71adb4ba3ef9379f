package io.citylake.format.foreign;

import io.citylake.format.PayloadFormat;
import io.citylake.format.fields.Condition;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.foreign.PayloadFields.MalformedPayload;
import io.citylake.format.times.TimeFormat;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A foreign format is what a description in {@code conf/sources} says of the payloads of its topics
 * and recordings.
 */
public final class ForeignFormat implements PayloadFormat {
  private static final long serialVersionUID = 1L;

  /**
   * What one needs to know of a payload to put it in its place.
   *
   * @param sensorId null where it cannot be read
   * @param eventTimeMicros {@link EventTime#INVALID} where it cannot be read
   */
  public record Glimpse(String sensorId, long eventTimeMicros) {}

  private static final Glimpse NOTHING_SEEN = new Glimpse(null, EventTime.INVALID);

  private final PayloadFields payloadFields;
  private final PayloadFields allFields;
  private final List<Condition> only;
  private final ReadingFields readingFields;
  private final NestedMetrics nestedMetrics;
  private final Places places;

  /**
   * @param joins fields that are put together of those of the payload
   * @param only what must hold of a record that is not to be left out
   * @param nestedMetrics null where the source has none
   */
  public ForeignFormat(
      PayloadFields payloadFields,
      List<Join> joins,
      List<Condition> only,
      ReadingFields readingFields,
      NestedMetrics nestedMetrics,
      Places places) {
    this.payloadFields = payloadFields;
    this.allFields = JoinedFields.of(payloadFields, joins);
    this.only = List.copyOf(only);
    this.readingFields = readingFields;
    this.nestedMetrics = nestedMetrics;
    this.places = places;
  }

  @Override
  public void read(byte[] key, byte[] payload, ReadingDraft draft) {
    try {
      FieldValues values = allFields.values(payload);
      String keyText = text(key);
      places.join(values, keyText);
      if (isLeftOut(values, draft)) {
        readingFields.readIdentity(values, keyText, draft);
        return;
      }
      readingFields.read(values, keyText, draft);
      if (nestedMetrics != null) {
        nestedMetrics.read(values, readingFields.eventTime(), draft);
      }
      places.locate(draft);
    } catch (MalformedPayload e) {
      draft.fault(RejectionReason.MALFORMED, e.getMessage());
    }
  }

  @Override
  public boolean isText() {
    return !(payloadFields instanceof BinaryFields);
  }

  private boolean isLeftOut(FieldValues values, ReadingDraft draft) {
    for (int i = 0; i < only.size(); i++) {
      if (!only.get(i).holds(values)) {
        draft.fault(
            RejectionReason.FILTERED, "left out by the description: " + only.get(i).fault(values));
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the sensor's identifier and the event time only.
   *
   * @param key the record's key; null where it has none
   */
  public Glimpse glimpse(byte[] key, byte[] payload) {
    try {
      FieldValues values = allFields.values(payload);
      String keyText = text(key);
      places.join(values, keyText);
      return new Glimpse(
          readingFields.sensorId().of(values, keyText), readingFields.eventTime().micros(values));
    } catch (MalformedPayload e) {
      return NOTHING_SEEN;
    }
  }

  /**
   * The payload with an event time that is later by {@code by}, written in the same form;
   * everything else stays byte for byte. The payload itself where its event time cannot be read.
   *
   * <p>A local time that occurs twice, when the clocks go back, is written as it is, and so read as
   * the description says; by {@link io.citylake.time.ClockChange#ORDER}, the second of two is
   * written with its offset behind it.
   *
   * @param by negative for an earlier one
   */
  public byte[] shifted(byte[] payload, Duration by) {
    TimeField time = readingFields.eventTime();
    try {
      FieldValues values = allFields.values(payload);
      int field = time.field(values);
      if (field == TimeField.ABSENT || time.micros(values) == EventTime.INVALID) {
        return payload;
      }
      return allFields.replaced(payload, field, time.format().shifted(values.text(field), by));
    } catch (MalformedPayload e) {
      return payload;
    }
  }

  /**
   * The smallest step by which {@link #shifted} can move this payload's event time; zero where its
   * event time cannot be read.
   */
  public Duration timeResolution(byte[] payload) {
    return ofTime(payload, readingFields.eventTime().format()::resolution);
  }

  /** Whether {@link #overlap} is more than zero for some payloads. */
  public boolean isByOrder() {
    return readingFields.eventTime().format().isByOrder();
  }

  /**
   * By how much later the second of the two times is that this payload's event time can mean, where
   * the order of the records tells which: {@link #shifted} by that, the payload says that it is the
   * second. Zero for every other payload and description.
   */
  public Duration overlap(byte[] payload) {
    TimeFormat format = readingFields.eventTime().format();
    return format.isByOrder() ? ofTime(payload, format::overlap) : Duration.ZERO;
  }

  private Duration ofTime(byte[] payload, Function<String, Duration> ofText) {
    TimeField time = readingFields.eventTime();
    try {
      FieldValues values = allFields.values(payload);
      int field = time.field(values);
      return field == TimeField.ABSENT || time.micros(values) == EventTime.INVALID
          ? Duration.ZERO
          : ofText.apply(values.text(field));
    } catch (MalformedPayload e) {
      return Duration.ZERO;
    }
  }

  /** What stands in the fields that the description names; empty where nothing can be read. */
  public Optional<FieldValues> values(byte[] payload) {
    try {
      return Optional.of(payloadFields.values(payload));
    } catch (MalformedPayload e) {
      return Optional.empty();
    }
  }

  /**
   * The number of the field at {@code path}, which is one name in CSV; -1 where the description
   * names no field there.
   */
  public int field(List<String> path) {
    if (payloadFields instanceof CsvFields csv) {
      return csv.columns().indexOf(path.get(0));
    }
    PayloadFields fields =
        payloadFields instanceof BinaryFields binary ? binary.json() : payloadFields;
    return fields instanceof JsonFields json ? json.paths().indexOf(path) : -1;
  }

  /** How the fields stand in a line of CSV; empty for JSON. */
  public Optional<CsvFields> csv() {
    return payloadFields instanceof CsvFields csv ? Optional.of(csv) : Optional.empty();
  }

  /**
   * Whether this is a CSV format and {@code line} ends inside quotes: its record goes on in the
   * next line.
   */
  public boolean endsInsideQuotes(byte[] line) {
    return payloadFields instanceof CsvFields csv && csv.endsInsideQuotes(line);
  }

  private static String text(byte[] key) {
    return key == null || key.length == 0 ? null : new String(key, StandardCharsets.UTF_8);
  }
}
