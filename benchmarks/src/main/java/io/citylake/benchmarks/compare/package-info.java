/**
 * Whether contestants came to the same result: {@link
 * io.citylake.benchmarks.compare.CompareWindows} for aggregates, {@link
 * io.citylake.benchmarks.compare.CheckRecords} for rows.
 */
package io.citylake.benchmarks.compare;
