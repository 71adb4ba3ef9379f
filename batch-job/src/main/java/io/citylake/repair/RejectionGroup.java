package io.citylake.repair;

import java.util.List;

/**
 * The rejections of one topic for one reason.
 *
 * @param records all of them
 * @param repaired those among them that are readings by now
 * @param samples the newest that are not
 */
record RejectionGroup(
    String topic, String reason, long records, long repaired, List<RejectionSample> samples) {}
