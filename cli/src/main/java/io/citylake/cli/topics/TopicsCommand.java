package io.citylake.cli.topics;

import picocli.CommandLine.Command;

/** {@code citylake topics}: what Kafka needs before sources are sent or read. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description = "The topics that the speed layer reads.")
public final class TopicsCommand {}
