package io.citylake.ingest;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.reading.Reading;
import io.citylake.reading.Rejection;
import java.io.Serializable;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Says which value of a judged record goes into which column of {@code lake.raw.records}, whether
 * rows of Spark are made of them or columns of a file.
 */
public final class RecordValues implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] metrics;
  private final int eventId;
  private final int sensorId;
  private final int sensorType;
  private final int city;
  private final int district;
  private final int eventTime;
  private final int latitude;
  private final int longitude;
  private final int otherMetrics;
  private final int attributes;
  private final int rejectedMetrics;
  private final int rejectionReason;
  private final int rejectionDetail;
  private final int payloadKey;
  private final int payload;

  /** Stores a record. A column that it is not told of is null. */
  public interface Store {
    /** A text that is likely to come again. */
    void text(int place, String text);

    /** A text that comes once. */
    void uniqueText(int place, String text);

    void number(int place, double number);

    /**
     * @param micros since 1970-01-01T00:00:00Z
     */
    void time(int place, long micros);

    void bytes(int place, byte[] bytes);

    void numbersByName(int place, Map<String, Double> numbers);

    void textsByName(int place, Map<String, String> texts);
  }

  /**
   * @param catalogue each of its metrics is a column
   * @param place where a column is, by its name
   */
  public RecordValues(SensorCatalogue catalogue, ToIntFunction<String> place) {
    metrics = catalogue.metricNames().stream().mapToInt(place).toArray();
    eventId = place.applyAsInt("event_id");
    sensorId = place.applyAsInt("sensor_id");
    sensorType = place.applyAsInt("sensor_type");
    city = place.applyAsInt("city");
    district = place.applyAsInt("district");
    eventTime = place.applyAsInt("event_time");
    latitude = place.applyAsInt("latitude");
    longitude = place.applyAsInt("longitude");
    otherMetrics = place.applyAsInt("other_metrics");
    attributes = place.applyAsInt("attributes");
    rejectedMetrics = place.applyAsInt("rejected_metrics");
    rejectionReason = place.applyAsInt("rejection_reason");
    rejectionDetail = place.applyAsInt("rejection_detail");
    payloadKey = place.applyAsInt("payload_key");
    payload = place.applyAsInt("payload");
  }

  /** Gives off what a reading tells. */
  public void put(Reading reading, Store store) {
    if (reading.eventId() != null) {
      store.uniqueText(eventId, reading.eventId());
    }
    putText(sensorId, reading.sensorId(), store);
    putText(sensorType, reading.sensorType().name(), store);
    putText(city, reading.city(), store);
    putText(district, reading.district(), store);
    store.time(eventTime, reading.eventTimeMicros());
    putNumber(latitude, reading.latitude(), store);
    putNumber(longitude, reading.longitude(), store);
    putMetrics(reading, store);
    if (!reading.otherMetrics().isEmpty()) {
      store.numbersByName(otherMetrics, reading.otherMetrics());
    }
    if (!reading.attributes().isEmpty()) {
      store.textsByName(attributes, reading.attributes());
    }
    if (!reading.rejectedMetrics().isEmpty()) {
      store.textsByName(rejectedMetrics, reading.rejectedMetrics());
    }
  }

  private void putMetrics(Reading reading, Store store) {
    double[] measured = reading.metrics();
    for (int i = 0; i < measured.length; i++) {
      putNumber(metrics[reading.type().index(i)], measured[i], store);
    }
  }

  /**
   * Gives off what is known of a rejection.
   *
   * @param key null where the record has none
   * @param value null for a tombstone
   */
  public void put(Rejection rejection, byte[] key, byte[] value, Store store) {
    putText(sensorId, rejection.sensorId(), store);
    if (rejection.sensorType() != null) {
      putText(sensorType, rejection.sensorType().name(), store);
    }
    if (rejection.hasEventTime()) {
      store.time(eventTime, rejection.eventTimeMicros());
    }
    putText(rejectionReason, rejection.reason().name(), store);
    putText(rejectionDetail, rejection.detail(), store);
    putBytes(payloadKey, key, store);
    putBytes(payload, value, store);
  }

  private static void putText(int place, String text, Store store) {
    if (text != null) {
      store.text(place, text);
    }
  }

  private static void putNumber(int place, double number, Store store) {
    if (!Double.isNaN(number)) {
      store.number(place, number);
    }
  }

  private static void putBytes(int place, byte[] bytes, Store store) {
    if (bytes != null) {
      store.bytes(place, bytes);
    }
  }
}
