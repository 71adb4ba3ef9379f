package io.citylake.cli;

import picocli.CommandLine.Command;

/** {@code citylake batch}: the jobs that a scheduler starts. */
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    description = "The batch layer's jobs. Each is safe to run again, and beside a running stream.")
final class BatchCommand {}
