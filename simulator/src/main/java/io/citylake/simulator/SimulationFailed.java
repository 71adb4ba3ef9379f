package io.citylake.simulator;

/**
 * The simulation could not start or go on. The message says why and, on a second line, what to do.
 */
public final class SimulationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SimulationFailed(String what, String remedy, Throwable cause) {
    super(what + "\n  " + remedy, cause);
  }
}
