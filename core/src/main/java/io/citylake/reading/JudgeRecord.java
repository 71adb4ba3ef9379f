package io.citylake.reading;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.format.FormatsByTopic;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides for each record whether it is a reading, and if not, why. A pure function of the record:
 * the arrival time stands in for the clock, so that a repetition gives the same judgement.
 */
public final class JudgeRecord implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SensorCatalogue catalogue;
  private final FormatsByTopic formats;
  private final ValidationLimits limits;

  public JudgeRecord(SensorCatalogue catalogue, FormatsByTopic formats, ValidationLimits limits) {
    this.catalogue = catalogue;
    this.formats = formats;
    this.limits = limits;
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
    } else if (payload.length > limits.maxRecordBytes()) {
      draft.fault(
          RejectionReason.TOO_LARGE,
          payload.length + " bytes, the limit is " + limits.maxRecordBytes());
    } else {
      formats.of(topic).read(key, payload, draft);
      if (isMalformed(draft) && !isUtf8(payload)) {
        // What the parser made of such bytes tells nobody anything.
        draft.faults.removeIf(fault -> fault.reason() == RejectionReason.MALFORMED);
        draft.fault(RejectionReason.INVALID_ENCODING, "the payload is not UTF-8");
      }
    }
    SensorType type =
        draft.sensorType == null ? null : catalogue.type(draft.sensorType).orElse(null);
    if (!isUnreadable(draft)) {
      checkIdentity(draft, type, arrivalTimeMicros);
    }
    if (type == null || isUnreadable(draft)) {
      return rejection(draft, type);
    }
    double[] metrics = new double[catalogue.metricCount()];
    Arrays.fill(metrics, Double.NaN);
    Map<String, Double> others = new LinkedHashMap<>();
    boolean anyKnown = collectMetrics(draft, type, metrics, others);
    if (!anyKnown && draft.faults.isEmpty()) {
      draft.fault(
          RejectionReason.MISSING_FIELD, "no metric that the catalogue knows for " + type.name());
    }
    return draft.faults.isEmpty() ? reading(draft, type, metrics, others) : rejection(draft, type);
  }

  private void checkIdentity(ReadingDraft draft, SensorType type, long arrivalTimeMicros) {
    if (isBlank(draft.sensorId)) {
      draft.fault(RejectionReason.MISSING_FIELD, "sensor_id is missing");
    }
    if (isBlank(draft.sensorType)) {
      draft.fault(RejectionReason.MISSING_FIELD, "sensor_type is missing");
    } else if (type == null) {
      draft.fault(
          RejectionReason.UNKNOWN_SENSOR_TYPE,
          "sensor_type \"" + Excerpt.of(draft.sensorType) + "\" is not in the catalogue");
    }
    checkEventTime(draft, arrivalTimeMicros);
    checkCoordinate(draft, "latitude", draft.latitude, 90);
    checkCoordinate(draft, "longitude", draft.longitude, 180);
  }

  private void checkEventTime(ReadingDraft draft, long arrivalTimeMicros) {
    long eventTime = draft.eventTimeMicros;
    if (eventTime == ReadingDraft.NO_TIME) {
      boolean faultNoted =
          draft.faults.stream().anyMatch(f -> f.reason() == RejectionReason.INVALID_TIMESTAMP);
      if (!faultNoted) {
        draft.fault(RejectionReason.MISSING_FIELD, "event_time is missing");
      }
    } else if (eventTime > arrivalTimeMicros + limits.futureTolerance().toNanos() / 1000) {
      draft.fault(
          RejectionReason.FUTURE_TIMESTAMP,
          "event_time " + EventTime.toInstant(eventTime) + " lies ahead of the arrival time");
    } else if (eventTime < EventTime.toMicros(limits.earliestEventTime())) {
      draft.fault(
          RejectionReason.PAST_TIMESTAMP,
          "event_time " + EventTime.toInstant(eventTime) + " is before any that is believed");
    }
  }

  private static void checkCoordinate(
      ReadingDraft draft, String name, double degrees, double limit) {
    if (!Double.isNaN(degrees) && Math.abs(degrees) > limit) {
      draft.fault(RejectionReason.OUT_OF_RANGE, name + " = " + degrees);
    }
  }

  private boolean collectMetrics(
      ReadingDraft draft, SensorType type, double[] metrics, Map<String, Double> others) {
    boolean anyKnown = false;
    for (Map.Entry<String, Double> sent : draft.metrics.entrySet()) {
      Optional<Metric> metric = type.metric(sent.getKey());
      if (metric.isEmpty()) {
        others.put(sent.getKey(), sent.getValue());
        continue;
      }
      anyKnown = true;
      metrics[catalogue.indexOf(metric.get().name())] = sent.getValue();
      if (!metric.get().accepts(sent.getValue())) {
        draft.fault(
            RejectionReason.OUT_OF_RANGE,
            "%s = %s %s, plausible is %s to %s"
                .formatted(
                    metric.get().name(),
                    sent.getValue(),
                    metric.get().unit(),
                    metric.get().min(),
                    metric.get().max()));
      }
    }
    return anyKnown;
  }

  private static Reading reading(
      ReadingDraft draft, SensorType type, double[] metrics, Map<String, Double> others) {
    return new Reading(
        isBlank(draft.eventId) ? null : draft.eventId,
        draft.sensorId,
        type,
        isBlank(draft.city) ? null : draft.city,
        isBlank(draft.district) ? null : draft.district,
        draft.eventTimeMicros,
        draft.latitude,
        draft.longitude,
        metrics,
        others,
        Map.copyOf(draft.attributes));
  }

  private static Rejection rejection(ReadingDraft draft, SensorType type) {
    RejectionReason first =
        draft.faults.stream()
            .map(ReadingDraft.Fault::reason)
            .min(Enum::compareTo)
            .orElseThrow(() -> new IllegalStateException("rejected without a fault"));
    String detail =
        draft.faults.stream().map(ReadingDraft.Fault::detail).collect(Collectors.joining("; "));
    return new Rejection(first, detail, isBlank(draft.sensorId) ? null : draft.sensorId, type);
  }

  /** Whether so little could be read that further checks would only repeat the same fault. */
  private static boolean isUnreadable(ReadingDraft draft) {
    return draft.faults.stream()
        .anyMatch(fault -> fault.reason().compareTo(RejectionReason.MALFORMED) <= 0);
  }

  private static boolean isMalformed(ReadingDraft draft) {
    return draft.faults.stream().anyMatch(f -> f.reason() == RejectionReason.MALFORMED);
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
