package io.citylake.simulator;

import io.citylake.simulator.feed.AnswerKey;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress says how far a simulation is.
 *
 * @param recordsPerSecond since the last time, real time
 * @param cityTime of the latest report
 * @param remaining real time until the end, as the pace so far lets expect; null where there is no
 *     end or none can be told yet
 * @param soFar what was sent up to now
 */
public record Progress(
    double recordsPerSecond, Instant cityTime, Duration remaining, AnswerKey soFar) {}
