package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.Contestant;
import java.util.Map;

/**
 * A program is what runs in a contestant's JVM.
 *
 * @param contestant the name of a {@link Contestant}'s class
 * @param arguments what its constructor gets
 * @param classPath what it needs beside itself
 */
public record Program(String contestant, Map<String, String> arguments, ClassPath classPath) {

  public Program {
    arguments = Map.copyOf(arguments);
  }

  /** A program of this class path. */
  public static Program of(Class<? extends Contestant> contestant, Map<String, String> arguments) {
    return new Program(contestant.getName(), arguments, ClassPath.ofThisJvm());
  }
}
