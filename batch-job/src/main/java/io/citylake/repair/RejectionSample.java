package io.citylake.repair;

/**
 * One rejected record, for people to look at: short text without control characters.
 *
 * @param detail what was wrong with it
 * @param payload its beginning; "null" for a tombstone
 */
record RejectionSample(int partition, long offset, String detail, String payload) {}
