/**
 * {@code citylake bench freshness}: how long from the moment that a reading is sent until it can be
 * seen in {@code serving} and in the lake, while readings come at a constant rate.
 *
 * <p>{@link io.citylake.benchmarks.freshness.Freshness} is the flow, {@link
 * io.citylake.benchmarks.freshness.MeasureRate} one measurement. Some of the readings are {@link
 * io.citylake.benchmarks.freshness.Probes}, looked for by {@link
 * io.citylake.benchmarks.freshness.WatchServing} and {@link
 * io.citylake.benchmarks.freshness.WatchLake}.
 */
package io.citylake.benchmarks.freshness;
