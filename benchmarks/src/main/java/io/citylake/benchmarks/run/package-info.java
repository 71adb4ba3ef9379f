/**
 * A contestant in its JVM, and what one phase of it costs.
 *
 * <p>{@link io.citylake.benchmarks.run.Program} says what to start, {@link
 * io.citylake.benchmarks.run.ContestantProcess} starts it, {@link
 * io.citylake.benchmarks.run.MeasurePhase} lets it do a phase and gives {@link
 * io.citylake.benchmarks.run.PhaseFigures}.
 */
package io.citylake.benchmarks.run;
