package io.citylake.benchmarks.freshness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The checkpoint of a streaming query of one Kafka topic, on this machine, read without Spark. */
record CheckpointFolder(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A version, the epoch's settings, and a line for each source. */
  private static final int FIRST_SOURCE = 2;

  /**
   * Where an epoch ends.
   *
   * @return by partition, the offset after the last record
   * @throws IOException where the checkpoint does not know the epoch (any more)
   */
  Map<Integer, Long> ends(long epoch) throws IOException {
    Path file = folder.resolve("offsets").resolve(Long.toString(epoch));
    List<String> lines = Files.readAllLines(file);
    if (lines.size() <= FIRST_SOURCE) {
      throw new IOException(file + " has no line of a source");
    }
    Map<Integer, Long> ends = new TreeMap<>();
    for (JsonNode topic : JSON.readTree(lines.get(FIRST_SOURCE))) {
      topic
          .properties()
          .forEach(end -> ends.put(Integer.valueOf(end.getKey()), end.getValue().asLong()));
    }
    return ends;
  }

  /** How many records the query has written: those of all epochs that ran to their end. */
  long recordsDone() throws IOException {
    OptionalLong epoch = new EpochFiles(folder.resolve("commits")).last();
    return epoch.isEmpty()
        ? 0
        : ends(epoch.getAsLong()).values().stream().mapToLong(Long::longValue).sum();
  }
}
