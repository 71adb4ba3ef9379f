package io.citylake.explain;

import io.citylake.progress.Epoch;
import java.time.Instant;
import java.util.List;

/**
 * The windows that the speed layer made final under one checkpoint: those that ended after {@code
 * from} and not after {@code until}.
 *
 * @param epochs of the checkpoint, in order
 */
public record SpeedSpan(List<Epoch> epochs, Instant from, Instant until) {}
