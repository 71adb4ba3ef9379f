package io.citylake.reading;

/**
 * The reason says why a record is no reading, or a reading lacks a metric that was sent. Where a
 * record has several faults, the first in this order is its reason and the detail names them all.
 */
public enum RejectionReason {
  /** No payload at all: a Kafka tombstone or zero bytes. */
  EMPTY_PAYLOAD,
  /** More bytes than {@code validation.max-record-size}. */
  TOO_LARGE,
  /** Bytes that are not UTF-8. */
  INVALID_ENCODING,
  /**
   * Not what the topic's format says: broken JSON, wrong structure, wrong number of CSV fields,
   * nested too deep.
   */
  MALFORMED,
  /**
   * Left out on purpose by the description of its source: a record by {@code only}, a metric by
   * {@code when}.
   */
  FILTERED,
  /** The sensor's identifier, its type, the event time or every known metric is missing. */
  MISSING_FIELD,
  /** A sensor type that the catalogue does not know. */
  UNKNOWN_SENSOR_TYPE,
  /** A value of the wrong kind: text where a number belongs, NaN, infinite. */
  INVALID_VALUE,
  /** An event time that cannot be read, or that has no zone. */
  INVALID_TIMESTAMP,
  /** A metric or a coordinate outside of its plausible range. */
  OUT_OF_RANGE,
  /** An event time further ahead of the arrival time than {@code validation.future-tolerance}. */
  FUTURE_TIMESTAMP,
  /** An event time before {@code validation.earliest-event-time}. */
  PAST_TIMESTAMP
}
