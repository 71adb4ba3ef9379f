package io.citylake.format.foreign;

import io.citylake.format.PayloadFormat;
import io.citylake.format.fields.FieldValues;
import io.citylake.format.foreign.PayloadFields.MalformedPayload;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import io.citylake.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

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
  private final ReadingFields readingFields;
  private final NestedMetrics nestedMetrics;

  /**
   * @param nestedMetrics null where the source has none
   */
  public ForeignFormat(
      PayloadFields payloadFields, ReadingFields readingFields, NestedMetrics nestedMetrics) {
    this.payloadFields = payloadFields;
    this.readingFields = readingFields;
    this.nestedMetrics = nestedMetrics;
  }

  @Override
  public void read(byte[] key, byte[] payload, ReadingDraft draft) {
    try {
      FieldValues values = payloadFields.values(payload);
      String keyText = text(key);
      readingFields.read(values, keyText, draft);
      if (nestedMetrics != null) {
        nestedMetrics.read(values, readingFields.eventTime(), draft);
      }
    } catch (MalformedPayload e) {
      draft.fault(RejectionReason.MALFORMED, e.getMessage());
    }
  }

  @Override
  public boolean isText() {
    return !(payloadFields instanceof BinaryFields);
  }

  /**
   * Reads the sensor's identifier and the event time only.
   *
   * @param key the record's key; null where it has none
   */
  public Glimpse glimpse(byte[] key, byte[] payload) {
    try {
      FieldValues values = payloadFields.values(payload);
      return new Glimpse(
          readingFields.sensorId().of(values, text(key)), readingFields.eventTime().micros(values));
    } catch (MalformedPayload e) {
      return NOTHING_SEEN;
    }
  }

  /**
   * The payload with an event time that is later by {@code by}, written in the same form;
   * everything else stays byte for byte. The payload itself where its event time cannot be read.
   *
   * <p>A local time that occurs twice, when the clocks go back, is written as it is, and so read as
   * the first of the two.
   *
   * @param by negative for an earlier one
   */
  public byte[] shifted(byte[] payload, Duration by) {
    TimeField time = readingFields.eventTime();
    try {
      FieldValues values = payloadFields.values(payload);
      int field = time.field(values);
      if (field == TimeField.ABSENT || time.micros(values) == EventTime.INVALID) {
        return payload;
      }
      return payloadFields.replaced(payload, field, time.format().shifted(values.text(field), by));
    } catch (MalformedPayload e) {
      return payload;
    }
  }

  /**
   * The smallest step by which {@link #shifted} can move this payload's event time; zero where its
   * event time cannot be read.
   */
  public Duration timeResolution(byte[] payload) {
    TimeField time = readingFields.eventTime();
    try {
      FieldValues values = payloadFields.values(payload);
      int field = time.field(values);
      return field == TimeField.ABSENT || time.micros(values) == EventTime.INVALID
          ? Duration.ZERO
          : time.format().resolution(values.text(field));
    } catch (MalformedPayload e) {
      return Duration.ZERO;
    }
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
