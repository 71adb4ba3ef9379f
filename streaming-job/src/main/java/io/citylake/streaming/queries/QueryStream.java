package io.citylake.streaming.queries;

import io.citylake.ingest.EpochSink;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The flow of a query.
 *
 * @param rows from Kafka to what is written
 * @param outputMode Spark's name for which rows an epoch gives off
 * @param sink where each epoch goes
 */
public record QueryStream(Dataset<Row> rows, String outputMode, EpochSink sink) {}
