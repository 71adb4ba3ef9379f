package io.citylake.doctor;

import io.citylake.checkpoint.RefusedToStart;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.ReadProgress;
import io.citylake.session.HadoopFiles;
import io.citylake.settings.Settings;
import io.citylake.streaming.queries.ExamineCheckpoint;
import io.citylake.streaming.queries.JobContext;
import io.citylake.streaming.queries.WrittenBefore;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/** A query's start would go on from its checkpoint under the settings in force. */
final class CheckCheckpoint implements Check {
  private final String query;
  private final ExamineCheckpoint checkpoint;
  private final Settings settings;
  private final HadoopFiles files;
  private final OpenCatalogue catalogue;
  private final OneSession session;

  CheckCheckpoint(
      String query,
      ExamineCheckpoint checkpoint,
      Settings settings,
      HadoopFiles files,
      OpenCatalogue catalogue,
      OneSession session) {
    this.query = query;
    this.checkpoint = checkpoint;
    this.settings = settings;
    this.files = files;
    this.catalogue = catalogue;
    this.session = session;
  }

  @Override
  public String name() {
    return query + " checkpoint";
  }

  @Override
  public Set<String> needs() {
    return Set.of(
        CheckTopics.NAME,
        CheckMigrations.NAME,
        CheckCatalogue.NAME,
        CheckFileStore.ofCheckpoint(query));
  }

  @Override
  public Duration limit() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Finding look() throws IOException, SQLException {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka());
        PostgresPool postgres = PostgresPool.open(settings.postgres(), CheckDatabase.APPLICATION)) {
      Set<String> topics = kafka.topics();
      OptionalLong last = hasBegun() ? lastEpoch(kafka, topics, postgres) : OptionalLong.empty();
      if (last.isPresent()) {
        return Finding.ok(String.format(Locale.ROOT, "goes on after epoch %,d", last.getAsLong()));
      }
      Optional<RefusedToStart> lost = checkpoint.lost(before(topics, new ReadProgress(postgres)));
      if (lost.isPresent()) {
        throw lost.get();
      }
      return Finding.ok("none yet: begins at " + settings.kafka().startingOffsets());
    } catch (RefusedToStart e) {
      return Finding.failed(e.finding(), e.remedy());
    }
  }

  /** Spark makes folders where it looks for epochs: it is not to look where there are none. */
  private boolean hasBegun() throws IOException {
    Path offsets = new Path(checkpoint.location(), "offsets");
    return files.of(offsets).exists(offsets);
  }

  /** The only check that takes a Spark session: Spark alone knows how it writes its checkpoints. */
  private OptionalLong lastEpoch(KafkaPartitions kafka, Set<String> topics, PostgresPool postgres)
      throws SQLException {
    return checkpoint.lastEpoch(new JobContext(session.spark(), settings, postgres), topics, kafka);
  }

  private WrittenBefore before(Set<String> topics, ReadProgress progress) {
    return new WrittenBefore() {
      @Override
      public boolean isInLake() throws IOException, SQLException {
        return lakeHolds(topics);
      }

      @Override
      public boolean isCommitted(String query) throws SQLException {
        return progress.hasProgress(query);
      }
    };
  }

  private boolean lakeHolds(Set<String> topics) throws SQLException, IOException {
    Optional<Catalog> opened = catalogue.open();
    if (opened.isEmpty()) {
      return false;
    }
    try {
      return opened.get().tableExists(CheckCatalogue.RECORDS) && hasFilesOf(topics, opened.get());
    } finally {
      if (opened.get() instanceof Closeable closeable) {
        closeable.close();
      }
    }
  }

  private static boolean hasFilesOf(Set<String> topics, Catalog opened) throws IOException {
    try (CloseableIterable<FileScanTask> tasks =
        opened
            .loadTable(CheckCatalogue.RECORDS)
            .newScan()
            .filter(Expressions.in("topic", topics.toArray()))
            .planFiles()) {
      return tasks.iterator().hasNext();
    }
  }
}
