package io.citylake.ingest;

/**
 * A record as Kafka holds it.
 *
 * @param key null where the record has none
 * @param payload null for a tombstone
 * @param arrivalTimeMicros microseconds since 1970-01-01T00:00:00Z
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record KafkaRecord(
    String topic, int partition, long offset, long arrivalTimeMicros, byte[] key, byte[] payload) {}
