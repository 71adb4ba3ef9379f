package io.citylake.benchmarks.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A run has its place on this machine, with all that it writes.
 *
 * @param folder where servers and contestants have their folders; made if it is not there
 * @param json where all figures are written, too
 */
public record RunPlace(Path folder, Optional<Path> json) {}
