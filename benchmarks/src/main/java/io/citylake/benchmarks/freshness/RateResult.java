package io.citylake.benchmarks.freshness;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.citylake.benchmarks.cpu.CpuUse;

/**
 * A result is what was measured of a contestant at a rate, in one round.
 *
 * @param round from 1
 * @param contestant its name
 * @param rate readings a second, as asked for
 * @param readings that were sent, warm-up and all
 * @param achievedRate as sent, warm-up and all
 * @param meanPayloadBytes of what was sent
 * @param serving from due until seen in {@code serving}
 * @param lake from due until seen in the lake
 * @param cpuShare how much of the machine driver, broker and PostgreSQL used, 0 to 1
 * @param use of the measured time, without warm-up and grace time
 * @param windowsLag records that were sent but not yet done by the query that writes windows, at
 *     the moment at which the last was sent
 * @param recordsLag the same of the query that writes records
 */
record RateResult(
    int round,
    String contestant,
    long rate,
    long readings,
    double achievedRate,
    double meanPayloadBytes,
    Seen serving,
    Seen lake,
    double cpuShare,
    @JsonProperty("measured") CpuUse use,
    long windowsLag,
    long recordsLag) {

  /** Probes that were not seen in one place or the other. */
  long neverSeen() {
    return serving.neverSeen() + lake.neverSeen();
  }
}
