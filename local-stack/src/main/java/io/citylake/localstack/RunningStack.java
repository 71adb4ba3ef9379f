package io.citylake.localstack;

import java.nio.file.Path;

/**
 * A running stack may have been started by another process.
 *
 * @param bootstrapServers of Kafka, {@code 127.0.0.1:PORT}
 * @param jdbcUrl of the database {@link LocalStack#DATABASE} for its owner
 * @param lifetime whether it ends with the process that started it
 */
public record RunningStack(
    Path directory,
    String bootstrapServers,
    String jdbcUrl,
    Lifetime lifetime,
    long brokerPid,
    long postmasterPid,
    Path brokerLog,
    Path databaseLog) {}
