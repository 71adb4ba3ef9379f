package io.citylake.state;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.checkpointing.CheckpointFileManager.CancellableFSDataOutputStream;
import org.apache.spark.sql.execution.streaming.state.KeyStateEncoderSpec;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import org.apache.spark.sql.execution.streaming.state.StateStoreCheckpointInfo;
import org.apache.spark.sql.execution.streaming.state.StateStoreCustomMetric;
import org.apache.spark.sql.execution.streaming.state.StateStoreErrors;
import org.apache.spark.sql.execution.streaming.state.StateStoreId;
import org.apache.spark.sql.execution.streaming.state.StateStoreInstanceMetric;
import org.apache.spark.sql.execution.streaming.state.StateStoreIterator;
import org.apache.spark.sql.execution.streaming.state.StateStoreMetrics;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import scala.Option;
import scala.collection.Iterator;
import scala.runtime.BoxedUnit;

/**
 * One version of the state in the hands of a task, which makes the next one of it: each change goes
 * into the table and into the delta file.
 */
final class PagedStateStore implements StateStore {
  private final PagedStateStoreProvider provider;
  private final long version;
  private final RowTable table;
  private final boolean isToChange;
  private CancellableFSDataOutputStream file;
  private DataOutputStream delta;
  private Phase phase = Phase.READING;

  private enum Phase {
    /** Nothing was changed yet. */
    READING,
    CHANGING,
    COMMITTED,
    /** Given up, or handed on. */
    OVER
  }

  /**
   * @param table the state as of the version; nobody else has it
   * @param isToChange false where somebody only wants to see it
   */
  PagedStateStore(
      PagedStateStoreProvider provider, long version, RowTable table, boolean isToChange) {
    this.provider = provider;
    this.version = version;
    this.table = table;
    this.isToChange = isToChange;
    TaskContext task = TaskContext.get();
    if (task != null) {
      task.addTaskCompletionListener((TaskCompletionListener) ended -> abort());
    }
  }

  /**
   * The same state for the operator that changes it. What reads here may go on: an aggregation has
   * read a key before it changes it.
   */
  PagedStateStore handOn() {
    phase = Phase.OVER;
    return new PagedStateStore(provider, version, table, /* isToChange= */ true);
  }

  @Override
  public StateStoreId id() {
    return provider.stateStoreId();
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public UnsafeRow get(UnsafeRow key, String columnFamily) {
    UnsafeRow value = provider.newValue();
    return table.get(key, value) ? value : null;
  }

  @Override
  public void put(UnsafeRow key, UnsafeRow value, String columnFamily) {
    DataOutputStream changes = changes();
    table.put(key, value);
    try {
      EntryFormat.write(changes, key, value);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  @Override
  public void remove(UnsafeRow key, String columnFamily) {
    DataOutputStream changes = changes();
    // Written first: the key may be a row of the table.
    try {
      EntryFormat.writeRemoval(changes, key);
    } catch (IOException e) {
      throw notWritten(e);
    }
    table.remove(key);
  }

  private UncheckedIOException notWritten(IOException cause) {
    return new UncheckedIOException("the changes to " + this + " cannot be written", cause);
  }

  private DataOutputStream changes() {
    if (phase == Phase.READING) {
      file = provider.newDeltaFile(version + 1);
      delta = provider.compressed(file);
      phase = Phase.CHANGING;
    }
    if (phase != Phase.CHANGING) {
      throw new IllegalStateException(this + " is closed to changes");
    }
    return delta;
  }

  @Override
  public long commit() {
    DataOutputStream changes = changes();
    try {
      EntryFormat.writeEnd(changes);
    } catch (IOException e) {
      throw notWritten(e);
    }
    phase = Phase.COMMITTED;
    provider.committed(version + 1, table);
    return version + 1;
  }

  /** Where something was changed, the table is no version's any more, and the next reads files. */
  @Override
  public void abort() {
    Phase before = phase;
    if (before == Phase.COMMITTED || before == Phase.OVER) {
      return;
    }
    phase = Phase.OVER;
    if (before == Phase.READING) {
      provider.giveBack(version, table);
    } else {
      file.cancel();
    }
  }

  @Override
  public void release() {
    abort();
  }

  @Override
  public boolean hasCommitted() {
    return phase == Phase.COMMITTED;
  }

  /** All entries; for a deduplication, which only asks in order to forget, those it may forget. */
  @Override
  public StateStoreIterator<UnsafeRowPair> iterator(String columnFamily) {
    Iterator<UnsafeRowPair> rows =
        isToChange && provider.isOfDeduplication()
            ? provider.rowsThatMayHaveExpired(table.pages())
            : provider.rows(table.asOfNow());
    return new StateStoreIterator<>(rows, () -> BoxedUnit.UNIT);
  }

  @Override
  public StateStoreMetrics metrics() {
    return new StateStoreMetrics(
        table.size(),
        table.sizeInBytes(),
        scala.collection.immutable.Map$.MODULE$.<StateStoreCustomMetric, Object>empty(),
        scala.collection.immutable.Map$.MODULE$.<StateStoreInstanceMetric, Object>empty());
  }

  @Override
  public StateStoreCheckpointInfo getStateStoreCheckpointInfo() {
    return new StateStoreCheckpointInfo(
        id().partitionId(), version + 1, Option.empty(), Option.empty());
  }

  @Override
  public String toString() {
    return "PagedStateStore[" + id() + ", version=" + version + "]";
  }

  // What neither deduplication nor aggregation asks for.

  @Override
  public void createColFamilyIfAbsent(
      String columnFamily,
      StructType keySchema,
      StructType valueSchema,
      KeyStateEncoderSpec encoder,
      boolean multipleValues,
      boolean isInternal) {
    throw unsupported("createColFamilyIfAbsent");
  }

  @Override
  public boolean removeColFamilyIfExists(String columnFamily) {
    throw unsupported("removeColFamilyIfExists");
  }

  @Override
  public StateStoreIterator<UnsafeRowPair> prefixScan(UnsafeRow prefix, String columnFamily) {
    throw unsupported("prefixScan");
  }

  @Override
  public Iterator<UnsafeRow> valuesIterator(UnsafeRow key, String columnFamily) {
    throw unsupported("valuesIterator");
  }

  @Override
  public void putList(UnsafeRow key, UnsafeRow[] values, String columnFamily) {
    throw unsupported("putList");
  }

  @Override
  public void merge(UnsafeRow key, UnsafeRow value, String columnFamily) {
    throw unsupported("merge");
  }

  @Override
  public void mergeList(UnsafeRow key, UnsafeRow[] values, String columnFamily) {
    throw unsupported("mergeList");
  }

  private static RuntimeException unsupported(String operation) {
    return StateStoreErrors.unsupportedOperationException(operation, "PagedStateStore");
  }
}
