package io.citylake.judge;

import io.citylake.catalogue.ListedType;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.format.PayloadFormat;
import io.citylake.reading.Excerpt;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import io.citylake.reading.RejectionReason;
import io.citylake.sources.FormatsByTopic;
import io.citylake.time.EventTime;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides for each record whether it is a reading, and if not, why. A pure function of the record:
 * the arrival time stands in for the clock, so that a repetition gives the same judgement.
 */
public final class JudgeRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SensorCatalogue catalogue;
  private final FormatsByTopic formats;
  private final int maxRecordBytes;
  private final long futureToleranceMicros;
  private final long earliestEventTimeMicros;

  public JudgeRecord(SensorCatalogue catalogue, FormatsByTopic formats, ValidationLimits limits) {
    this.catalogue = catalogue;
    this.formats = formats;
    this.maxRecordBytes = limits.maxRecordBytes();
    this.futureToleranceMicros = limits.futureTolerance().toNanos() / 1000;
    this.earliestEventTimeMicros = EventTime.toMicros(limits.earliestEventTime());
  }

  /**
   * Judges one record.
   *
   * @param key null where the record has none
   * @param payload null for a tombstone
   * @param arrivalTimeMicros when Kafka took the record, microseconds since the epoch
   * @param draft a scratch pad that this call resets; one per thread
   */
  public Judgement judge(
      String topic, byte[] key, byte[] payload, long arrivalTimeMicros, ReadingDraft draft) {
    draft.reset();
    if (payload == null || payload.length == 0) {
      draft.fault(RejectionReason.EMPTY_PAYLOAD, payload == null ? "tombstone" : "zero bytes");
    } else if (payload.length > maxRecordBytes) {
      draft.fault(
          RejectionReason.TOO_LARGE, payload.length + " bytes, the limit is " + maxRecordBytes);
    } else {
      PayloadFormat format = formats.of(topic);
      format.read(key, payload, draft);
      if (draft.hasFault(RejectionReason.MALFORMED) && format.isText() && !isUtf8(payload)) {
        // What the parser made of such bytes tells nobody anything.
        draft.dropFaults(RejectionReason.MALFORMED);
        draft.fault(RejectionReason.INVALID_ENCODING, "the payload is not UTF-8");
      }
    }
    ListedType listed = draft.sensorType() == null ? null : catalogue.listed(draft.sensorType());
    SensorType type = listed == null ? null : listed.type();
    if (draft.isDecided()) {
      return rejection(draft, type, arrivalTimeMicros);
    }
    checkIdentity(draft, type, arrivalTimeMicros);
    return type == null
        ? rejection(draft, null, arrivalTimeMicros)
        : judgeMetrics(draft, listed, arrivalTimeMicros);
  }

  private void checkIdentity(ReadingDraft draft, SensorType type, long arrivalTimeMicros) {
    if (isBlank(draft.sensorId())) {
      draft.fault(RejectionReason.MISSING_FIELD, "sensor_id is missing");
    }
    if (isBlank(draft.sensorType())) {
      draft.fault(RejectionReason.MISSING_FIELD, "sensor_type is missing");
    } else if (type == null) {
      draft.fault(
          RejectionReason.UNKNOWN_SENSOR_TYPE,
          "sensor_type \"" + Excerpt.of(draft.sensorType()) + "\" is not in the catalogue");
    }
    checkEventTime(draft, arrivalTimeMicros);
    checkCoordinate(draft, "latitude", draft.latitude(), 90);
    checkCoordinate(draft, "longitude", draft.longitude(), 180);
  }

  private void checkEventTime(ReadingDraft draft, long arrivalTimeMicros) {
    long eventTime = draft.eventTimeMicros();
    if (eventTime == ReadingDraft.NO_TIME) {
      if (!draft.hasFault(RejectionReason.INVALID_TIMESTAMP)) {
        draft.fault(RejectionReason.MISSING_FIELD, "event_time is missing");
      }
    } else if (isFuture(eventTime, arrivalTimeMicros)) {
      draft.fault(
          RejectionReason.FUTURE_TIMESTAMP,
          "event_time " + EventTime.toInstant(eventTime) + " lies ahead of the arrival time");
    } else if (eventTime < earliestEventTimeMicros) {
      draft.fault(
          RejectionReason.PAST_TIMESTAMP,
          "event_time " + EventTime.toInstant(eventTime) + " is before any that is believed");
    }
  }

  private static void checkCoordinate(
      ReadingDraft draft, String name, double degrees, double limit) {
    if (!Double.isNaN(degrees) && Math.abs(degrees) > limit) {
      draft.badPosition(name, RejectionReason.OUT_OF_RANGE, name + " = " + degrees);
    }
  }

  private Judgement judgeMetrics(ReadingDraft draft, ListedType type, long arrivalTimeMicros) {
    KeptMetrics metrics = KeptMetrics.of(draft, type);
    draft.addFaults(draft.bad().takeRejecting(type));
    if (!metrics.isAnyKnown() && draft.isFaultless()) {
      draft.addFaults(draft.bad().takeMetrics());
    }
    if (!metrics.isAnyKnown() && draft.isFaultless()) {
      draft.fault(
          RejectionReason.MISSING_FIELD,
          "no metric that the catalogue knows for " + type.type().name());
    }
    return draft.isFaultless()
        ? reading(draft, type, metrics)
        : rejection(draft, type.type(), arrivalTimeMicros);
  }

  private static Reading reading(ReadingDraft draft, ListedType type, KeptMetrics metrics) {
    return new Reading(
        isBlank(draft.eventId()) ? null : draft.eventId(),
        draft.sensorId(),
        type,
        isBlank(draft.city()) ? null : draft.city(),
        isBlank(draft.district()) ? null : draft.district(),
        draft.eventTimeMicros(),
        draft.isPositionBad() ? Double.NaN : draft.latitude(),
        draft.isPositionBad() ? Double.NaN : draft.longitude(),
        metrics.known(),
        metrics.others(),
        draft.attributes(),
        draft.bad().byName(type));
  }

  private Rejection rejection(ReadingDraft draft, SensorType type, long arrivalTimeMicros) {
    RejectionReason first =
        draft.faults().stream()
            .map(ReadingDraft.Fault::reason)
            .min(Enum::compareTo)
            .orElseThrow(() -> new IllegalStateException("rejected without a fault"));
    String detail =
        Stream.concat(
                draft.faults().stream().map(ReadingDraft.Fault::detail), draft.bad().details())
            .collect(Collectors.joining("; "));
    return new Rejection(
        first,
        detail,
        isBlank(draft.sensorId()) ? null : draft.sensorId(),
        type,
        isBelieved(draft.eventTimeMicros(), arrivalTimeMicros)
            ? draft.eventTimeMicros()
            : Rejection.NO_TIME);
  }

  private boolean isBelieved(long eventTime, long arrivalTimeMicros) {
    return eventTime >= earliestEventTimeMicros && !isFuture(eventTime, arrivalTimeMicros);
  }

  private boolean isFuture(long eventTime, long arrivalTimeMicros) {
    return eventTime > arrivalTimeMicros + futureToleranceMicros;
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
