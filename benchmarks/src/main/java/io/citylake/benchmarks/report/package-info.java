/**
 * What all benchmarks tell in the same way: the {@link io.citylake.benchmarks.report.Machine}, the
 * {@link io.citylake.benchmarks.report.Spread} of several rounds, {@link
 * io.citylake.benchmarks.report.ProgressLines} with the {@link
 * io.citylake.benchmarks.report.RemainingTime}, the {@link io.citylake.benchmarks.report.Table} of
 * figures, and the {@link io.citylake.benchmarks.report.JsonFile}.
 */
package io.citylake.benchmarks.report;
