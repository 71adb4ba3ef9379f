package io.citylake.reading;

import io.citylake.json.PlainJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A reading's draft is what a format read from one record, not yet judged. Formats fill it and note
 * what they could not read; the judge decides. Reused from record to record, and not for several
 * threads.
 */
public final class ReadingDraft {
  /** A fault, and the reason that it gives. */
  public record Fault(RejectionReason reason, String detail) {}

  /** No event time was given. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private String eventId;
  private String sensorId;
  private String sensorType;
  private String city;
  private String district;
  private long eventTimeMicros = NO_TIME;
  private double latitude = Double.NaN;
  private double longitude = Double.NaN;
  private final Names metricNames = new Names();

  /** By the place of the metric's name. */
  private double[] metricValues = new double[16];

  private final Names attributeNames = new Names();

  /** By the place of the attribute's name. */
  private String[] attributeValues = new String[16];

  private final List<Fault> faults = new ArrayList<>();
  private final BadMembers bad = new BadMembers();
  private boolean isPositionBad;
  private final PlainJson json = new PlainJson();

  /** Makes the draft empty for the next record. */
  public void reset() {
    eventId = null;
    sensorId = null;
    sensorType = null;
    city = null;
    district = null;
    eventTimeMicros = NO_TIME;
    latitude = Double.NaN;
    longitude = Double.NaN;
    metricNames.clear();
    attributeNames.clear();
    faults.clear();
    bad.clear();
    isPositionBad = false;
  }

  /** Takes the id that the sender gave the event; null for none. */
  public void eventId(String value) {
    eventId = value;
  }

  /** The id that the sender gave the event; null where it gave none. */
  public String eventId() {
    return eventId;
  }

  /** Takes the name of the sensor; null for none. */
  public void sensorId(String value) {
    sensorId = value;
  }

  /** The sensor; null where it is not named. */
  public String sensorId() {
    return sensorId;
  }

  /** Takes the type as the sender spells it; null for none. */
  public void sensorType(String value) {
    sensorType = value;
  }

  /** The type as the sender spells it; null where it is not named. */
  public String sensorType() {
    return sensorType;
  }

  /** Takes the city; null for none. */
  public void city(String value) {
    city = value;
  }

  /** The city; null where it is not named. */
  public String city() {
    return city;
  }

  /** Takes the district; null for none. */
  public void district(String value) {
    district = value;
  }

  /** The district; null where it is not named. */
  public String district() {
    return district;
  }

  /** The event time in microseconds since 1970-01-01T00:00:00Z. */
  public void eventTimeMicros(long micros) {
    eventTimeMicros = micros;
  }

  /** Microseconds since 1970-01-01T00:00:00Z; {@link #NO_TIME} where none was given. */
  public long eventTimeMicros() {
    return eventTimeMicros;
  }

  /** Degrees, WGS 84. */
  public void latitude(double degrees) {
    latitude = positiveZero(degrees);
  }

  /** Degrees, WGS 84; NaN where none was given. */
  public double latitude() {
    return latitude;
  }

  /** Degrees, WGS 84. */
  public void longitude(double degrees) {
    longitude = positiveZero(degrees);
  }

  /** Degrees, WGS 84; NaN where none was given. */
  public double longitude() {
    return longitude;
  }

  /**
   * One metric under the name that the sender uses, in the catalogue's unit. A negative zero is
   * zero; another value under the same name is a fault.
   *
   * @return whether it is the first under this name
   */
  public boolean metric(String name, double value) {
    int known = metricNames.size();
    int place = metricNames.place(name);
    if (place == metricValues.length) {
      metricValues = Arrays.copyOf(metricValues, 2 * place);
    }
    boolean isFirst = place == known;
    if (!isFirst && metricValues[place] != value) {
      fault(
          RejectionReason.INVALID_VALUE,
          "%s is given twice, as %s and %s"
              .formatted(Excerpt.of(name), metricValues[place], value));
    }
    metricValues[place] = positiveZero(value);
    return isFirst;
  }

  /** Nobody means anything by the sign of a zero, and it would be shown as a minimum of -0. */
  private static double positiveZero(double value) {
    return value + 0.0;
  }

  /** How many metrics there are, each name once. */
  public int metricCount() {
    return metricNames.size();
  }

  /** The name of a metric as the sender uses it; places are counted from 0. */
  public String metricName(int place) {
    return metricNames.name(place);
  }

  /** The value of the metric at a place, in the catalogue's unit. */
  public double metricValue(int place) {
    return metricValues[place];
  }

  /**
   * A text that comes along. The last value under a name counts.
   *
   * @return whether it is the first under this name
   */
  public boolean attribute(String name, String value) {
    int known = attributeNames.size();
    int place = attributeNames.place(name);
    if (place == attributeValues.length) {
      attributeValues = Arrays.copyOf(attributeValues, 2 * place);
    }
    attributeValues[place] = value;
    return place == known;
  }

  /**
   * Notes that the value of a metric is bad. The rest of the record stays a reading where the
   * catalogue does not want it otherwise.
   *
   * @param name as the sender calls it
   */
  public void badMetric(String name, RejectionReason reason, String detail) {
    bad.addMetric(name, reason, detail);
  }

  /**
   * Notes that something else is bad that a reading can do without.
   *
   * @param name as the sender calls it
   */
  public void badField(String name, RejectionReason reason, String detail) {
    bad.addField(name, reason, detail);
  }

  /**
   * Notes that a part of the position is bad. The reading has none then: half a position is none.
   *
   * @param name as the sender calls it
   */
  public void badPosition(String name, RejectionReason reason, String detail) {
    badField(name, reason, detail);
    isPositionBad = true;
  }

  /** The members that are bad while the rest may be good. */
  public BadMembers bad() {
    return bad;
  }

  /** Whether a part of the position is bad. */
  public boolean isPositionBad() {
    return isPositionBad;
  }

  /**
   * Notes what could not be read and cannot be done without. A draft with a fault becomes a
   * rejection.
   */
  public void fault(RejectionReason reason, String detail) {
    faults.add(new Fault(reason, detail));
  }

  /** Notes faults that somebody else has found. */
  public void addFaults(List<Fault> further) {
    faults.addAll(further);
  }

  /** Forgets the faults that give {@code reason}. */
  public void dropFaults(RejectionReason reason) {
    faults.removeIf(fault -> fault.reason() == reason);
  }

  /** Where plain JSON is read; what it remembers of earlier records outlives {@link #reset}. */
  public PlainJson json() {
    return json;
  }

  /** The attributes as they were sent, in a map of their own; unmodifiable. */
  public Map<String, String> attributes() {
    int count = attributeNames.size();
    if (count == 0) {
      return Map.of();
    }
    return new TextsByName(attributeNames.toArray(), Arrays.copyOf(attributeValues, count));
  }

  /** Whether nothing so far speaks against a reading. */
  public boolean isFaultless() {
    return faults.isEmpty();
  }

  /** Whether a fault was noted that gives {@code reason}. */
  public boolean hasFault(RejectionReason reason) {
    return !faults.isEmpty() && faults.stream().anyMatch(fault -> fault.reason() == reason);
  }

  /**
   * Whether further checks would tell nothing more: so little could be read, or the record is to be
   * left out.
   */
  public boolean isDecided() {
    return !faults.isEmpty()
        && faults.stream()
            .anyMatch(fault -> fault.reason().compareTo(RejectionReason.FILTERED) <= 0);
  }

  /** The faults noted so far. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }
}
