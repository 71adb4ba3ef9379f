package io.citylake.benchmarks.run;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of a contestant's JVM, the same for all.
 *
 * @param heap as {@code -Xmx} takes it, for example {@code 2g}
 * @param further whatever else is asked for
 */
public record JvmOptions(String heap, List<String> further) {
  /** What the launcher gave this JVM because Spark needs it. */
  private static final List<String> SPARKS =
      List.of("--add-opens", "-Djdk.reflect.", "-Dio.netty.");

  public JvmOptions {
    further = List.copyOf(further);
  }

  /** The same with more options behind. */
  public JvmOptions with(List<String> more) {
    return new JvmOptions(heap, Stream.concat(further.stream(), more.stream()).toList());
  }

  List<String> arguments(Path temporary) {
    List<String> arguments = new ArrayList<>(List.of("-Xmx" + heap, "-Duser.timezone=UTC"));
    arguments.add("-Djava.io.tmpdir=" + temporary);
    arguments.add("-Dlog4j2.configurationFile=classpath:citylake-bench-log4j2.properties");
    arguments.addAll(sparks());
    arguments.addAll(further);
    return arguments;
  }

  private static List<String> sparks() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> SPARKS.stream().anyMatch(argument::startsWith))
        .toList();
  }
}
