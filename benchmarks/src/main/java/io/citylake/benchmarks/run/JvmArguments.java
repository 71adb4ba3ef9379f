package io.citylake.benchmarks.run;

import io.citylake.config.ConfigReader;
import java.util.Arrays;
import java.util.List;

/** Reads the options {@code heap} and {@code jvm-options}, which every benchmark has. */
public final class JvmArguments {
  private static final String HEAP = "heap";
  private static final String HEAP_SIZE = "[1-9][0-9]*[mg]";

  private JvmArguments() {}

  /** What they say; what is wrong is noted in {@code options}. */
  public static JvmOptions read(ConfigReader options) {
    String heap = options.string(HEAP);
    if (!heap.matches(HEAP_SIZE)) {
      options.problem(HEAP, "not a heap size: write for example 2g or 1500m");
    }
    List<String> further =
        options
            .optionalString("jvm-options")
            .map(text -> Arrays.stream(text.trim().split("\\s+", -1)).toList())
            .orElse(List.of());
    return new JvmOptions(heap, further);
  }
}
