package io.citylake.replay;

import io.citylake.send.Sender;
import io.citylake.time.EventTime;
import java.time.Duration;

/**
 * Keeps a replay in step with the stream: what is sent and not yet read never spans more event time
 * than the watermark's delay, so that in whichever order it is read, nothing of it is late.
 */
final class InStep {
  private final StreamReads stream;
  private final Sender sender;
  private final long delayMicros;
  private long stepStart = EventTime.INVALID;

  /**
   * @param delay of the watermark
   */
  InStep(StreamReads stream, Sender sender, Duration delay) {
    this.stream = stream;
    this.sender = sender;
    this.delayMicros = delay.toNanos() / 1_000;
  }

  /** Whether the record may be sent now; if not, to be asked again. */
  boolean admits(long eventTimeMicros) {
    if (stepStart == EventTime.INVALID) {
      stepStart = eventTimeMicros;
    } else if (eventTimeMicros != EventTime.INVALID && eventTimeMicros - stepStart >= delayMicros) {
      sender.flush();
      if (!stream.hasReadAll()) {
        return false;
      }
      stepStart = eventTimeMicros;
    }
    return true;
  }
}
