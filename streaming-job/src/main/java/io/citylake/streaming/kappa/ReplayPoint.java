package io.citylake.streaming.kappa;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.ingest.KafkaPartitions.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/** Where a replay begins or ends. */
interface ReplayPoint {
  /** Spark's signs for an offset that Kafka is to tell. */
  long LATEST_SIGN = -1;

  long EARLIEST_SIGN = -2;

  /** The first record that Kafka still holds. */
  ReplayPoint EARLIEST = (kafka, held) -> all(held, Held::earliest);

  /** Behind the last record that Kafka holds now. */
  ReplayPoint LATEST = (kafka, held) -> all(held, Held::end);

  /**
   * The point in each partition of {@code held}.
   *
   * @throws BadConfiguration where Kafka does not hold the point
   */
  Map<TopicPartition, Long> offsets(KafkaPartitions kafka, Map<TopicPartition, Held> held);

  /** Before the first record that arrived at {@code time} or after it. */
  static ReplayPoint arrivalAt(Instant time) {
    return (kafka, held) -> kafka.offsetsAt(time, held);
  }

  /**
   * An offset in each partition.
   *
   * @param option that they were given with
   */
  static ReplayPoint at(Map<TopicPartition, Long> offsets, String option) {
    return (kafka, held) -> checked(offsets, held, option);
  }

  private static Map<TopicPartition, Long> all(
      Map<TopicPartition, Held> held, ToLongFunction<Held> offset) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    held.forEach((partition, range) -> offsets.put(partition, offset.applyAsLong(range)));
    return offsets;
  }

  private static Map<TopicPartition, Long> checked(
      Map<TopicPartition, Long> asked, Map<TopicPartition, Held> held, String option) {
    List<ConfigProblem> problems = new ArrayList<>();
    Map<TopicPartition, Long> offsets = new HashMap<>();
    TreeSet<TopicPartition> all = new TreeSet<>(KafkaPartitions.PARTITION_ORDER);
    all.addAll(asked.keySet());
    all.addAll(held.keySet());
    for (TopicPartition partition : all) {
      Held range = held.get(partition);
      Long offset = asked.get(partition);
      if (range == null) {
        problems.add(problem(option, partition, offset, "there is no such partition to read"));
      } else if (offset == null) {
        problems.add(
            new ConfigProblem(option + " " + partition, "", "", "every partition needs an offset"));
      } else if (offset == EARLIEST_SIGN) {
        offsets.put(partition, range.earliest());
      } else if (offset == LATEST_SIGN) {
        offsets.put(partition, range.end());
      } else if (offset < range.earliest() || offset > range.end()) {
        String remedy =
            String.format(Locale.ROOT, "Kafka holds %d to %d", range.earliest(), range.end());
        problems.add(problem(option, partition, offset, remedy));
      } else {
        offsets.put(partition, offset);
      }
    }
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    return offsets;
  }

  private static ConfigProblem problem(
      String option, TopicPartition partition, long offset, String remedy) {
    return new ConfigProblem(option + " " + partition, Long.toString(offset), "", remedy);
  }
}
