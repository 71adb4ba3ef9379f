/**
 * Where a benchmark takes place: servers of its own, a seeded city in their topics, and fresh
 * places for each phase.
 *
 * <p>{@link io.citylake.benchmarks.stack.BenchStack} is the servers, {@link
 * io.citylake.benchmarks.stack.LoadTopic} fills a topic from the simulator, {@link
 * io.citylake.benchmarks.stack.PhasePlace} is a database and a folder for one phase.
 */
package io.citylake.benchmarks.stack;
