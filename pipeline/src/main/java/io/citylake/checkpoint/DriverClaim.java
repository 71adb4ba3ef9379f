package io.citylake.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager;

/**
 * Says which driver runs a query: the last that has started from its checkpoint, as a file in the
 * checkpoint's folder names it. A driver that was paused, or cut off, and goes on when another has
 * taken its place finds out here.
 *
 * <p>The claim alone keeps nothing from being written twice, because a driver may be paused right
 * after it has looked. That is what the sinks' commits do, each of which refuses an epoch that is
 * there; the claim tells a driver whether such an epoch is its own business.
 */
public final class DriverClaim {
  private static final String FILE = "citylake-driver.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String query;
  private final String checkpoint;
  private final Path file;
  private final CheckpointFileManager files;
  private final Driver self;
  private final Optional<Driver> predecessor;

  /**
   * A claim yet to be taken.
   *
   * @param query for messages, for example {@code records}
   */
  public DriverClaim(SparkSession spark, String query, String checkpoint) {
    this.query = query;
    this.checkpoint = checkpoint;
    this.file = new Path(checkpoint, FILE);
    this.files = CheckpointFileManager.create(new Path(checkpoint), hadoop(spark));
    this.self = Driver.startedNow(spark);
    this.predecessor = holder();
  }

  private static Configuration hadoop(SparkSession spark) {
    return ((org.apache.spark.sql.classic.SparkSession) spark).sessionState().newHadoopConf();
  }

  /**
   * Takes over from whoever has the claim.
   *
   * @throws TakenOver where another has taken it since this one was made: what this driver has
   *     found in the checkpoint may be out of date
   */
  public void take() {
    Optional<Driver> holder = holder();
    if (!holder.equals(predecessor)) {
      throw new TakenOver(query, holder.orElse(self), checkpoint);
    }
    try {
      files.mkdirs(file.getParent());
      try (var content = files.createAtomic(file, /* overwriteIfPossible= */ true)) {
        content.write(JSON.writeValueAsBytes(self));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Whether no other driver has taken over since {@link #take}. */
  public boolean isHeld() {
    return holder().filter(self::equals).isPresent();
  }

  /**
   * Demands {@link #isHeld}.
   *
   * @throws TakenOver with the name of the one who has taken over
   */
  public void requireHeld() {
    Optional<Driver> holder = holder();
    if (holder.isEmpty()) {
      throw new IllegalStateException(
          "%s is gone: somebody has emptied the checkpoint of the running %s query"
              .formatted(file, query));
    }
    if (!holder.get().equals(self)) {
      throw new TakenOver(query, holder.get(), checkpoint);
    }
  }

  private Optional<Driver> holder() {
    try (FSDataInputStream content = files.open(file)) {
      return Optional.of(JSON.readValue(content.readAllBytes(), Driver.class));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
