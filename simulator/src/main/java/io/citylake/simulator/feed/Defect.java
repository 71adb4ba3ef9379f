package io.citylake.simulator.feed;

import io.citylake.reading.RejectionReason;
import java.util.List;

/**
 * How a payload differs from canonical JSON with plausible values, and the rejection that it must
 * get.
 */
enum Defect {
  NO_PAYLOAD(RejectionReason.EMPTY_PAYLOAD),
  INVALID_UTF_8(RejectionReason.INVALID_ENCODING),
  TRUNCATED(RejectionReason.MALFORMED),
  NO_SENSOR_ID(RejectionReason.MISSING_FIELD),
  NO_EVENT_TIME(RejectionReason.MISSING_FIELD),
  NO_METRICS(RejectionReason.MISSING_FIELD),
  UNKNOWN_TYPE(RejectionReason.UNKNOWN_SENSOR_TYPE),
  NUMBER_AS_TEXT(RejectionReason.INVALID_VALUE),
  TIME_WITHOUT_ZONE(RejectionReason.INVALID_TIMESTAMP),
  OUT_OF_RANGE(RejectionReason.OUT_OF_RANGE),
  NONE(null);

  /** Those that {@link Fault#MALFORMED} stands for, equally often. */
  static final List<Defect> MALFORMED =
      List.of(
          NO_PAYLOAD,
          INVALID_UTF_8,
          TRUNCATED,
          NO_SENSOR_ID,
          NO_EVENT_TIME,
          NO_METRICS,
          UNKNOWN_TYPE,
          NUMBER_AS_TEXT,
          TIME_WITHOUT_ZONE);

  private final RejectionReason rejection;

  Defect(RejectionReason rejection) {
    this.rejection = rejection;
  }

  /** Null where the record is a reading. */
  RejectionReason rejection() {
    return rejection;
  }
}
