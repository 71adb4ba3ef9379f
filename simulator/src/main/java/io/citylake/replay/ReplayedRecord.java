package io.citylake.replay;

/**
 * A recorded line on its way to Kafka.
 *
 * @param source the place of its source in the plan
 * @param key the sensor's identifier; null where it has none
 * @param payload the line as it was recorded, but for a shifted event time
 * @param eventTimeMicros the shifted event time, microseconds since the epoch; of the line before
 *     it where its own cannot be read
 * @param isDated whether its own can be read
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once and compared by nobody
record ReplayedRecord(
    int source, String topic, byte[] key, byte[] payload, long eventTimeMicros, boolean isDated) {}
