package io.citylake.reading;

import java.util.StringJoiner;

/** All that a draft holds, as text that differs wherever two drafts differ. */
public final class DraftContent {
  private DraftContent() {}

  public static String of(ReadingDraft draft) {
    StringJoiner content = new StringJoiner("\n");
    content.add("event_id " + quoted(draft.eventId()));
    content.add("sensor_id " + quoted(draft.sensorId()));
    content.add("sensor_type " + quoted(draft.sensorType()));
    content.add("city " + quoted(draft.city()));
    content.add("district " + quoted(draft.district()));
    content.add("event_time " + draft.eventTimeMicros());
    content.add("latitude " + exact(draft.latitude()));
    content.add("longitude " + exact(draft.longitude()));
    for (int i = 0; i < draft.metricCount(); i++) {
      content.add("metric " + draft.metricName(i) + " " + exact(draft.metricValue(i)));
    }
    draft.attributes().forEach((name, value) -> content.add("attribute " + name + " " + value));
    draft.faults().forEach(fault -> content.add(fault.reason() + " " + fault.detail()));
    return content.toString();
  }

  private static String quoted(String text) {
    return text == null ? "absent" : '"' + text + '"';
  }

  /** The bits: equal numbers may differ in them, as 0.0 and -0.0 do. */
  private static String exact(double number) {
    return Long.toHexString(Double.doubleToRawLongBits(number));
  }
}
