package io.citylake.benchmarks.limit;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.contestant.WindowsFile;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.JvmOptions;
import io.citylake.benchmarks.run.MeasurePhase;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.LoadedTopic;
import io.citylake.tables.WindowRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * References are the windows that every contestant must come to: the limit's, computed before
 * anything is measured. That also brings the topics into the system's memory, for all alike.
 */
public final class References {
  private final Path folder;

  private References(Path folder) {
    this.folder = folder;
  }

  /**
   * Computes the windows of each topic.
   *
   * @param shapes by a name, keys of Citylake's configuration that give the windows a shape
   * @throws ContestantFailed where the limit does not get through
   */
  public static References compute(
      BenchStack stack,
      MeasurePhase measure,
      JvmOptions options,
      List<LoadedTopic> topics,
      Map<String, Map<String, String>> shapes)
      throws IOException, ContestantFailed {
    References references =
        new References(Files.createDirectory(stack.folder().resolve("references")));
    for (Map.Entry<String, Map<String, String>> shape : shapes.entrySet()) {
      Map<String, String> keys = new LinkedHashMap<>(shape.getValue());
      keys.put("streaming.run", "[\"windows\"]");
      try (ContestantProcess limit =
          ContestantProcess.start(
              "reference-" + shape.getKey(),
              Program.of(Limit.class, keys),
              options,
              stack.folder())) {
        for (LoadedTopic topic : topics) {
          Path place = Files.createDirectory(references.folder(topic, shape.getKey()));
          measure.run(limit, phase(stack, topic, place), records -> {});
        }
      }
    }
    return references;
  }

  /**
   * The windows of a topic.
   *
   * @param shape one of the names that were given
   */
  public List<WindowRow> windows(LoadedTopic topic, String shape) throws IOException {
    return WindowsFile.read(folder(topic, shape));
  }

  private Path folder(LoadedTopic topic, String shape) {
    return folder.resolve(topic.name() + "-" + shape);
  }

  private static Phase phase(BenchStack stack, LoadedTopic topic, Path place) {
    return new Phase(
        "reference", stack.bootstrapServers(), topic.name(), place.toString(), "", Map.of());
  }
}
