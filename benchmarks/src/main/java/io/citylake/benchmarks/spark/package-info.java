/**
 * The contestants that run on Spark, in their JVMs: the streaming job itself, a variant of it, and
 * the same as tutorials write it.
 *
 * <p>{@link io.citylake.benchmarks.spark.QueryMarks} tells the harness when their queries begin and
 * end.
 */
package io.citylake.benchmarks.spark;
