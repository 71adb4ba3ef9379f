/**
 * Reads Kafka as Spark's own source does, with its offsets, consumers and options, and gives its
 * rows without copying each record.
 *
 * @see <a
 *     href="https://spark.apache.org/docs/4.1.0/streaming/structured-streaming-kafka-integration.html">Spark's
 *     Kafka source</a>
 */
package io.citylake.kafkasource;
