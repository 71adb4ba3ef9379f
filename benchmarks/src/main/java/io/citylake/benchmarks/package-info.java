/**
 * The harness that measures Citylake against peers and limits: {@code citylake bench}. Programs,
 * not tests; never shipped to a cluster.
 *
 * <p>What a further benchmark builds on:
 *
 * <ul>
 *   <li>{@link io.citylake.benchmarks.stack}: servers of its own in a temporary folder, topics
 *       filled from the simulator, and a fresh folder and database for each phase.
 *   <li>{@link io.citylake.benchmarks.contestant} (a module of its own, without any engine): what a
 *       measured program implements, and the line protocol by which it is told what to do.
 *   <li>{@link io.citylake.benchmarks.run}: starts a contestant's JVM with the class path it needs,
 *       and measures a phase: start, work and stop apart, each with the CPU time of all processes.
 *   <li>{@link io.citylake.benchmarks.cpu}: CPU time by process tree, and what others used.
 *   <li>{@link io.citylake.benchmarks.memory}, {@link io.citylake.benchmarks.lake}: what a process
 *       has in memory; the files and snapshots of a table.
 *   <li>{@link io.citylake.benchmarks.compare}: whether contestants wrote the same windows and
 *       records.
 *   <li>{@link io.citylake.benchmarks.report}: the machine, medians and spreads, remaining time,
 *       the JSON file.
 * </ul>
 *
 * <p>Contestants: {@link io.citylake.benchmarks.limit}, {@link io.citylake.benchmarks.spark},
 * {@link io.citylake.benchmarks.duckdb}, and Flink in its own module. Benchmarks: {@link
 * io.citylake.benchmarks.throughput}, {@link io.citylake.benchmarks.freshness}, {@link
 * io.citylake.benchmarks.batch}, {@link io.citylake.benchmarks.scale}, {@link
 * io.citylake.benchmarks.soak}.
 */
package io.citylake.benchmarks;
