/**
 * Kafka and PostgreSQL on this machine, each in its own process, for the demo and the tests.
 *
 * <p>{@link io.citylake.localstack.LocalStack} is both together below one directory; {@link
 * io.citylake.localstack.SharedStack} is the one that a JVM's tests share. {@link
 * io.citylake.localstack.SparkCluster} is a cluster to submit the jobs to. Everything listens on
 * 127.0.0.1 only, without passwords. Nothing here is for data that matters, and nothing is shipped
 * to a cluster.
 */
package io.citylake.localstack;
