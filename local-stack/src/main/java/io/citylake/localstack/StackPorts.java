package io.citylake.localstack;

/**
 * A stack's ports are where its servers listen, on 127.0.0.1.
 *
 * @param kafka 0 for a free port
 * @param postgres 0 for a free port
 */
public record StackPorts(int kafka, int postgres) {

  /**
   * The ports of the stack that a person uses; the servers' own are often taken by installed ones.
   */
  public static final StackPorts USUAL = new StackPorts(19092, 15432);

  /** Any free ports, for tests and for several stacks side by side. */
  public static final StackPorts FREE = new StackPorts(0, 0);
}
