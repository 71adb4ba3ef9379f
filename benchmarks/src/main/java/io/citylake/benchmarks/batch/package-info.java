/**
 * {@code citylake bench batch}: how long the batch layer takes for a day, what each reading costs,
 * and what DuckDB takes for the same.
 *
 * <p>{@link io.citylake.benchmarks.batch.Batch} is the flow.
 */
package io.citylake.benchmarks.batch;
