/**
 * {@code citylake bench throughput}: how many records a second, and what each costs, against the
 * naive way, a peer and the limit.
 *
 * <p>{@link io.citylake.benchmarks.throughput.Throughput} is the flow.
 */
package io.citylake.benchmarks.throughput;
