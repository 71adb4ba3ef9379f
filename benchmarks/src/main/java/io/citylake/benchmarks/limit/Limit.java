package io.citylake.benchmarks.limit;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.contestant.WindowsFile;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.tables.QueryNames;
import io.citylake.tables.WindowRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic with a thread for each core, each with partitions of its own, by Citylake's own
 * parser; keeps windows in a heap map, and writes records with parquet-mr.
 */
public final class Limit implements Contestant {
  private final Settings settings;

  /**
   * @param arguments keys of Citylake's configuration; {@code streaming.run} and the window's shape
   *     matter
   */
  public Limit(Map<String, String> arguments) {
    this.settings = ReadSettings.from(Optional.empty(), Map.of(), arguments);
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      marks.begin();
      Map<TopicPartition, Long> ends = PartitionReader.ends(phase);
      HeapWindows windows = read(phase, split(ends, threads), executor, marks);
      if (settings.streaming().run().contains(QueryNames.WINDOWS)) {
        write(windows, phase);
      }
      marks.end();
    } finally {
      executor.shutdownNow();
    }
  }

  private HeapWindows read(
      Phase phase, List<Map<TopicPartition, Long>> shares, ExecutorService executor, Marks marks)
      throws InterruptedException, ExecutionException {
    AtomicLong read = new AtomicLong();
    List<Future<HeapWindows>> readers = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      PartitionReader reader =
          new PartitionReader(
              settings, phase, i, shares.get(i), records -> marks.read(read.addAndGet(records)));
      readers.add(executor.submit(reader));
    }
    HeapWindows all = new HeapWindows(settings);
    for (Future<HeapWindows> reader : readers) {
      all.add(reader.get());
    }
    return all;
  }

  /** Partitions in turn, as many lists as threads at most. */
  private static List<Map<TopicPartition, Long>> split(
      Map<TopicPartition, Long> ends, int threads) {
    List<Map<TopicPartition, Long>> shares = new ArrayList<>();
    int next = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      if (shares.size() < threads) {
        shares.add(new HashMap<>());
      }
      shares.get(next++ % threads).put(end.getKey(), end.getValue());
    }
    return shares;
  }

  private static void write(HeapWindows windows, Phase phase) throws IOException {
    try (WindowsFile file = WindowsFile.create(phase.file(""), 0)) {
      for (WindowRow row : windows.rows()) {
        file.write(row);
      }
    }
  }
}
