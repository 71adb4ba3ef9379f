package io.citylake.benchmarks.contestant;

/**
 * A contestant is a program to be measured. It has a public constructor that takes its arguments as
 * a {@code Map<String, String>}, lives as long as its JVM, and works off one phase after the other.
 */
public interface Contestant {

  /**
   * Does a phase's work and returns when its output is complete.
   *
   * <p>Says {@link Marks#begin} when the engine is up and the first record is about to be read, and
   * {@link Marks#end} when the last output is written: what lies between is measured, starting and
   * stopping an engine is not.
   *
   * @throws Exception whatever goes wrong; the phase then counts as failed
   */
  void run(Phase phase, Marks marks) throws Exception;

  /**
   * Lets {@link #run} end soon, in order, where its phase has no end of its own. Called by another
   * thread; a phase that ends by itself need not listen.
   */
  default void stop() {}
}
