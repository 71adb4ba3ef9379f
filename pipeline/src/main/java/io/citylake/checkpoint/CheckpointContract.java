package io.citylake.checkpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A checkpoint's contract is the settings that its state was made under, kept beside it. Spark
 * compares some of them itself, takes others silently from the checkpoint, and would go on with a
 * changed window or watermark as if nothing had happened.
 */
public final class CheckpointContract {
  private static final String FILE = "citylake-contract.json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> BY_KEY = new TypeReference<>() {};

  private final FileSystem files;
  private final Path file;

  public CheckpointContract(SparkSession spark, String checkpoint) {
    this.file = new Path(checkpoint, FILE);
    try {
      this.files = file.getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint " + checkpoint + " cannot be reached", e);
    }
  }

  /** The settings by key; empty where this checkpoint is new. */
  public Optional<Map<String, String>> stored() {
    try {
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream content = files.open(file)) {
        return Optional.of(JSON.readValue(content.readAllBytes(), BY_KEY));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Keeps {@code settings} beside the checkpoint. */
  public void store(Map<String, String> settings) {
    try (FSDataOutputStream content = files.create(file, /* overwrite= */ true)) {
      content.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
