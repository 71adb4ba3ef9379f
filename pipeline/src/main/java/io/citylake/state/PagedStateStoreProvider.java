package io.citylake.state;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager.CancellableFSDataOutputStream;
import org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider;
import org.apache.spark.sql.execution.streaming.state.KeyStateEncoderSpec;
import org.apache.spark.sql.execution.streaming.state.ReadStateStore;
import org.apache.spark.sql.execution.streaming.state.StateSchemaProvider;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import org.apache.spark.sql.execution.streaming.state.StateStoreConf;
import org.apache.spark.sql.execution.streaming.state.StateStoreId;
import org.apache.spark.sql.execution.streaming.state.StateStoreProvider;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.collection.Iterator;

/**
 * This provider keeps the state of one partition of an operator: in memory a {@link RowTable}, in
 * the checkpoint the files of Spark's own in-memory store, which reads what this one writes and the
 * other way round.
 *
 * <p>Spark's own copies a map of all entries for each version, and each entry is five objects
 * there; docs/adr/0017 has the figures. Here a task takes the one table, changes it and gives it
 * back as the next version. Where the wanted version is not at hand, because a task failed or ran
 * elsewhere, it is read from the files.
 *
 * @see <a
 *     href="https://spark.apache.org/docs/4.1.0/streaming/apis-on-dataframes-and-datasets.html#state-store">State
 *     store</a>
 */
public final class PagedStateStoreProvider implements StateStoreProvider {
  private static final Logger LOG = LoggerFactory.getLogger(PagedStateStoreProvider.class);

  /** Reads the files, and forgets the old ones. */
  private final HDFSBackedStateStoreProvider files = new HDFSBackedStateStoreProvider();

  private StructType keySchema;
  private StructType valueSchema;
  private StateStoreConf conf;
  private Configuration hadoopConf;
  private Consumer<HDFSBackedStateStoreProvider> initialise;

  /** Null while a task has it. */
  private RowTable table;

  private long version = -1;
  private volatile long lastSnapshot;

  /** What the next snapshot can be written of. */
  private volatile Committed lastCommitted;

  private record Committed(long version, List<RowPage> pages) {}

  @Override
  public void init(
      StateStoreId id,
      StructType keySchema,
      StructType valueSchema,
      KeyStateEncoderSpec encoder,
      boolean useColumnFamilies,
      StateStoreConf conf,
      Configuration hadoopConf,
      boolean useMultipleValues,
      Option<StateSchemaProvider> schemas) {
    this.keySchema = keySchema;
    this.valueSchema = valueSchema;
    this.conf = conf;
    this.hadoopConf = hadoopConf;
    this.initialise =
        provider ->
            provider.init(
                id,
                keySchema,
                valueSchema,
                encoder,
                useColumnFamilies,
                conf,
                hadoopConf,
                useMultipleValues,
                schemas);
    initialise.accept(files);
  }

  @Override
  public StateStoreId stateStoreId() {
    return files.stateStoreId();
  }

  @Override
  public StateStore getStore(long version, Option<String> checkpointId) {
    return open(version, checkpointId, /* isToChange= */ true);
  }

  @Override
  public ReadStateStore getReadStore(long version, Option<String> checkpointId) {
    return open(version, checkpointId, /* isToChange= */ false);
  }

  private PagedStateStore open(long version, Option<String> checkpointId, boolean isToChange) {
    return new PagedStateStore(this, version, take(version, checkpointId), isToChange);
  }

  @Override
  public StateStore upgradeReadStoreToWriteStore(
      ReadStateStore readStore, long version, Option<String> checkpointId) {
    return ((PagedStateStore) readStore).handOn();
  }

  private synchronized RowTable take(long wanted, Option<String> checkpointId) {
    RowTable taken = table;
    table = null;
    return taken != null && version == wanted ? taken : read(wanted, checkpointId);
  }

  /** From the files, which hold each version of the last batches. */
  private RowTable read(long wanted, Option<String> checkpointId) {
    RowTable read = new RowTable(keySchema.length(), valueSchema.length());
    HDFSBackedStateStoreProvider reader = new HDFSBackedStateStoreProvider();
    initialise.accept(reader);
    try {
      Iterator<UnsafeRowPair> rows =
          reader.getReadStore(wanted, checkpointId).iterator(StateStore.DEFAULT_COL_FAMILY_NAME());
      while (rows.hasNext()) {
        UnsafeRowPair row = rows.next();
        read.put(row.key(), row.value());
      }
    } finally {
      reader.close(); // it would keep the rows
    }
    lastSnapshot = wanted;
    return read;
  }

  synchronized void giveBack(long version, RowTable table) {
    this.version = version;
    this.table = table;
  }

  /** To be called when its file is complete. */
  void committed(long version, RowTable table) {
    table.tidy();
    lastCommitted = new Committed(version, table.asOfNow());
    giveBack(version, table);
    if (conf.commitValidationEnabled()) {
      StateStore.reportCommitToCoordinator(version, stateStoreId(), hadoopConf);
    }
  }

  @Override
  public void doMaintenance() {
    Committed committed = lastCommitted;
    if (committed != null && committed.version() - lastSnapshot > conf.minDeltasForSnapshot()) {
      try {
        writeSnapshot(committed);
        lastSnapshot = committed.version();
      } catch (IOException | RuntimeException e) {
        // Deltas alone are enough to go on from; Spark would give up the store.
        LOG.warn("the snapshot of {} is left to the next maintenance", stateStoreId(), e);
      }
    }
    files.doMaintenance();
  }

  private void writeSnapshot(Committed committed) throws IOException {
    CancellableFSDataOutputStream file = newFile(committed.version() + ".snapshot");
    try {
      DataOutputStream out = compressed(file);
      Iterator<UnsafeRowPair> rows = rows(committed.pages());
      while (rows.hasNext()) {
        UnsafeRowPair row = rows.next();
        EntryFormat.write(out, row.key(), row.value());
      }
      EntryFormat.writeEnd(out);
    } catch (IOException | RuntimeException e) {
      file.cancel();
      throw e;
    }
  }

  CancellableFSDataOutputStream newDeltaFile(long version) {
    return newFile(version + ".delta");
  }

  private CancellableFSDataOutputStream newFile(String name) {
    Path path = new Path(stateStoreId().storeCheckpointLocation(), name);
    return files.fm().createAtomic(path, /* overwriteIfPossible= */ true);
  }

  DataOutputStream compressed(CancellableFSDataOutputStream file) {
    return files.compressStream(file);
  }

  UnsafeRow newValue() {
    return new UnsafeRow(valueSchema.length());
  }

  /** Whether it is what {@code dropDuplicatesWithinWatermark} remembers (Spark 4.1). */
  boolean isOfDeduplication() {
    return Arrays.equals(valueSchema.fieldNames(), new String[] {"expiresAtMicros"});
  }

  RowsThatMayHaveExpired rowsThatMayHaveExpired(List<RowPage> pages) {
    return new RowsThatMayHaveExpired(pages, keySchema.length());
  }

  LivingRows rows(List<RowPage> pages) {
    return new LivingRows(pages, keySchema.length(), valueSchema.length());
  }

  @Override
  public void close() {
    files.close();
  }

  @Override
  public String toString() {
    return "PagedStateStoreProvider[" + stateStoreId() + "]";
  }
}
