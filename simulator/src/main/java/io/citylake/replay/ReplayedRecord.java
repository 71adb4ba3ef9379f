package io.citylake.replay;

/**
 * A recorded line on its way to Kafka.
 *
 * @param source the place of its source in the plan
 * @param file how people find the file that it stands in
 * @param line in which of the file's lines, from 1, it begins
 * @param key the sensor's identifier; null where it has none
 * @param payload the record as it is sent: the line as it was recorded, unless the description says
 *     how to rewrite it or the event time is shifted
 * @param eventTimeMicros the shifted event time, microseconds since the epoch; of the line before
 *     it where its own cannot be read
 * @param isDated whether its own can be read
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once and compared by nobody
record ReplayedRecord(
    int source,
    String file,
    long line,
    String topic,
    byte[] key,
    byte[] payload,
    long eventTimeMicros,
    boolean isDated) {}
