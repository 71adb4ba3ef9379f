/**
 * How quick the same work could be on this machine: plain threads, a heap, files. No Spark.
 *
 * <p>Left out, because no streaming engine may: state that survives a crash, commits before the
 * end, deduplication, windows before they are complete, PostgreSQL, the table format's metadata,
 * rejections (it refuses to go on where it meets one).
 */
package io.citylake.benchmarks.limit;
