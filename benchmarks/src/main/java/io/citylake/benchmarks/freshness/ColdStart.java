package io.citylake.benchmarks.freshness;

/**
 * A cold start says how long a contestant took to come up.
 *
 * @param round from 1
 * @param contestant its name
 * @param seconds from the start of its process until a window could be seen
 */
record ColdStart(int round, String contestant, double seconds) {}
