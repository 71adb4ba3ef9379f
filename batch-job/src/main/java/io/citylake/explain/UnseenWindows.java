package io.citylake.explain;

import io.citylake.progress.OffsetRange;
import java.time.Instant;

/**
 * Windows that are final and cannot be held against the lake: those that ended after {@code from}
 * and not after {@code until}.
 *
 * @param awaited what the windows query has read for them and the lake has not
 */
public record UnseenWindows(Instant from, Instant until, OffsetRange awaited) {}
