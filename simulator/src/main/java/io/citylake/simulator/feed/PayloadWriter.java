package io.citylake.simulator.feed;

import io.citylake.simulator.city.Hash;
import io.citylake.simulator.city.MetricField;
import io.citylake.simulator.city.ObservationSink;
import io.citylake.simulator.city.Sensor;
import io.citylake.simulator.city.SensorFleet;
import java.nio.charset.StandardCharsets;

/** Writes payloads in canonical JSON, or with a defect. Not for several threads. */
final class PayloadWriter {
  /**
   * Below the least that any metric of the catalogue may be; what many loggers write for "no
   * value".
   */
  private static final double IMPLAUSIBLE = -99_999;

  private static final char NEVER_IN_UTF_8 = 0xFF;
  private static final int COORDINATE_DECIMALS = 5;
  private static final long IDENTITY_SALT = 0x1D;

  private final SensorFleet fleet;
  private final JsonBuffer json = new JsonBuffer();
  private final Observation observation = new Observation();

  /** By the sensor's index: the places as bytes, for they never change. */
  private final byte[][] places;

  PayloadWriter(SensorFleet fleet) {
    this.fleet = fleet;
    this.places = new byte[fleet.sensors().size()][];
  }

  /**
   * One payload. All times are microseconds since 1970-01-01T00:00:00Z.
   *
   * @param sentAt when the report is due: gives the event id
   * @param measuredAt the instant whose values the report holds
   * @param eventTime what the report says of that instant
   */
  byte[] write(Sensor sensor, long sentAt, long measuredAt, long eventTime, Defect defect) {
    if (defect == Defect.NO_PAYLOAD) {
      return new byte[0];
    }
    json.clear();
    long identity = Hash.of(sensor.seed(), IDENTITY_SALT, sentAt);
    json.raw("{\"event_id\":\"").ulid(sentAt, identity, Hash.of(identity, 1));
    writeSensor(sensor, defect);
    if (defect != Defect.NO_EVENT_TIME) {
      json.raw("\",\"event_time\":\"").dateTime(eventTime);
      json.raw(defect == Defect.TIME_WITHOUT_ZONE ? "" : "Z");
    }
    json.raw("\",\"location\":{\"latitude\":");
    observation.begin(defect);
    fleet.observe(sensor, measuredAt, observation);
    json.raw("}}");
    if (defect == Defect.TRUNCATED) {
      json.truncate(1 + Hash.index(identity, json.length() - 1));
    }
    return json.toArray();
  }

  private void writeSensor(Sensor sensor, Defect defect) {
    if (defect != Defect.NO_SENSOR_ID) {
      json.raw("\",\"sensor_id\":\"");
      if (defect == Defect.INVALID_UTF_8) {
        json.raw(NEVER_IN_UTF_8);
      }
      json.raw(sensor.id());
    }
    json.raw("\",\"sensor_type\":\"").raw(sensor.sensorType());
    if (defect == Defect.UNKNOWN_TYPE) {
      json.raw("_prototype");
    }
    json.raw(place(sensor));
  }

  private byte[] place(Sensor sensor) {
    byte[] place = places[sensor.index()];
    if (place == null) {
      place =
          ("\",\"city\":\"" + sensor.cityName() + "\",\"district\":\"" + sensor.district())
              .getBytes(StandardCharsets.UTF_8);
      places[sensor.index()] = place;
    }
    return place;
  }

  /** From the location's value to the end, but for the last two braces. */
  private final class Observation implements ObservationSink {
    private Defect defect;
    private int metrics;
    private int attributes;

    void begin(Defect planned) {
      defect = planned;
      metrics = 0;
      attributes = 0;
    }

    @Override
    public void location(double latitude, double longitude) {
      json.number(latitude, COORDINATE_DECIMALS).raw(",\"longitude\":");
      json.number(longitude, COORDINATE_DECIMALS).raw("},\"metrics\":{");
    }

    @Override
    public void metric(MetricField field, double value) {
      if (defect == Defect.NO_METRICS) {
        return;
      }
      if (metrics++ > 0) {
        json.raw(',');
      }
      json.raw(field.json());
      // All of them: a record with one good metric is a reading, for most catalogues.
      if (defect == Defect.NUMBER_AS_TEXT) {
        json.raw('"').number(value, field.decimals()).raw('"');
      } else {
        json.number(defect == Defect.OUT_OF_RANGE ? IMPLAUSIBLE : value, field.decimals());
      }
    }

    @Override
    public void attribute(String name, String value) {
      json.raw(attributes++ == 0 ? "},\"attributes\":{\"" : ",\"");
      json.raw(name).raw("\":\"").raw(value).raw('"');
    }
  }
}
