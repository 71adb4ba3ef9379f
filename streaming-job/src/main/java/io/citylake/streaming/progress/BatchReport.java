package io.citylake.streaming.progress;

import io.citylake.postgres.BatchFigures;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A batch's report tells what one micro-batch did.
 *
 * @param query the query's name
 * @param epoch the micro-batch's number
 * @param watermark in force behind this batch; empty where there is none yet
 * @param figures what it read, and how fast
 * @param phases Spark's phases of it, milliseconds
 */
public record BatchReport(
    String query,
    long epoch,
    Optional<Instant> watermark,
    BatchFigures figures,
    Map<String, Long> phases) {}
