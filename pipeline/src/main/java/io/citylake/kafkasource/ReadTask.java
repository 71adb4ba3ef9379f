package io.citylake.kafkasource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;

/**
 * What one task reads of a batch: ranges of offsets, each of another partition of a topic.
 *
 * <p>Spark's own source makes a task of each partition. A task has its price before its first
 * record (docs/adr/0019), and where a batch holds little, so many tasks take the cores from others.
 */
record ReadTask(List<KafkaBatchInputPartition> ranges) implements InputPartition {
  private static final long serialVersionUID = 1L;

  /**
   * Puts ranges together that are to be read at the same place, up to so many records a task.
   *
   * @param records of a task; a range that holds more stays whole
   */
  static ReadTask[] of(InputPartition[] ranges, long records) {
    List<ReadTask> tasks = new ArrayList<>();
    Map<List<String>, List<KafkaBatchInputPartition>> open = new LinkedHashMap<>();
    for (InputPartition each : ranges) {
      KafkaBatchInputPartition range = (KafkaBatchInputPartition) each;
      List<KafkaBatchInputPartition> task =
          open.computeIfAbsent(List.of(range.preferredLocations()), place -> new ArrayList<>());
      if (!task.isEmpty() && size(task) + range.offsetRange().size() > records) {
        tasks.add(new ReadTask(List.copyOf(task)));
        task.clear();
      }
      task.add(range);
    }
    open.values().forEach(task -> tasks.add(new ReadTask(List.copyOf(task))));
    return tasks.toArray(ReadTask[]::new);
  }

  private static long size(List<KafkaBatchInputPartition> ranges) {
    return ranges.stream().mapToLong(range -> range.offsetRange().size()).sum();
  }

  @Override
  public String[] preferredLocations() {
    return ranges.get(0).preferredLocations();
  }
}
