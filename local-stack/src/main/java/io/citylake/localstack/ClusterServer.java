package io.citylake.localstack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster's server is one of those that make it up.
 *
 * @param pid empty where it has ended
 */
public record ClusterServer(String name, Optional<Long> pid, Path log) {

  static ClusterServer of(String name, ServerProcess process, Path log) {
    return new ClusterServer(name, process.pid(), log);
  }

  public boolean isRunning() {
    return pid.isPresent();
  }
}
