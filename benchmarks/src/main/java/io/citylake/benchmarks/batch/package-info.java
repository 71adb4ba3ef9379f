/**
 * {@code citylake bench batch}: how long the batch layer takes for a day, and what each reading
 * costs.
 *
 * <p>{@link io.citylake.benchmarks.batch.Batch} is the flow.
 */
package io.citylake.benchmarks.batch;
