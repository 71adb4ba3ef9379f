package io.citylake.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * JVM options are given to a contestant's JVM, the same to all.
 *
 * @param heap as {@code -Xmx} takes it, for example {@code 2g}
 * @param further whatever else is asked for
 */
public record JvmOptions(String heap, @JsonProperty("jvmOptions") List<String> further) {
  /** What the launcher gave this JVM because Spark needs it. */
  private static final List<String> SPARKS =
      List.of("--add-opens", "-Djdk.reflect.", "-Dio.netty.");

  public JvmOptions {
    further = further == null ? List.of() : List.copyOf(further);
  }

  /** The same with more options behind. */
  public JvmOptions with(List<String> more) {
    return new JvmOptions(heap, Stream.concat(further.stream(), more.stream()).toList());
  }

  /** The same with the class archive that the launcher gave this JVM, where there is one. */
  public JvmOptions withClassArchive() {
    return with(ofThisJvm(List.of("-XX:SharedArchiveFile=")));
  }

  List<String> arguments(Path temporary) {
    List<String> arguments = new ArrayList<>(List.of("-Xmx" + heap, "-Duser.timezone=UTC"));
    arguments.add("-Djava.io.tmpdir=" + temporary);
    arguments.add("-Dlog4j2.configurationFile=classpath:citylake-bench-log4j2.properties");
    arguments.addAll(ofThisJvm(SPARKS));
    arguments.addAll(further);
    return arguments;
  }

  private static List<String> ofThisJvm(List<String> beginnings) {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> beginnings.stream().anyMatch(argument::startsWith))
        .toList();
  }
}
