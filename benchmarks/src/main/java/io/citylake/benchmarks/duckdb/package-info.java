/**
 * DuckDB as a peer of the batch layer: the same marts of the same Parquet files, in its own
 * dialect.
 *
 * <p>{@link io.citylake.benchmarks.duckdb.DuckDbMarts} is the contestant, {@link
 * io.citylake.benchmarks.duckdb.ComputeMarts} runs the queries that lie in the resources' folder
 * {@code duckdb}, {@link io.citylake.benchmarks.duckdb.CompareMarts} holds their rows against
 * Citylake's.
 */
package io.citylake.benchmarks.duckdb;
