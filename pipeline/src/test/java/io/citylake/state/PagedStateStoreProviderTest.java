package io.citylake.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.session.TestSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.runtime.StreamExecution;
import org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider;
import org.apache.spark.sql.execution.streaming.state.NoPrefixKeyStateEncoderSpec;
import org.apache.spark.sql.execution.streaming.state.ReadStateStore;
import org.apache.spark.sql.execution.streaming.state.StateStore;
import org.apache.spark.sql.execution.streaming.state.StateStoreConf;
import org.apache.spark.sql.execution.streaming.state.StateStoreId;
import org.apache.spark.sql.execution.streaming.state.StateStoreIterator;
import org.apache.spark.sql.execution.streaming.state.StateStoreProvider;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

class PagedStateStoreProviderTest {
  /** Where a Spark runs in this JVM, a store tells its coordinator of snapshots. */
  @BeforeAll
  static void startCoordinator() {
    TestSpark.session().streams();
  }

  private static final String COLUMNS = StateStore.DEFAULT_COL_FAMILY_NAME();

  @TempDir private Path checkpoint;
  private final List<StateStoreProvider> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(StateStoreProvider::close);
  }

  @Test
  void aVersionHasWhatAllCommitsBeforeItMade() {
    StateStoreProvider provider = paged();
    commit(provider, 0, Map.of(1L, "one", 2L, "two"));
    commit(provider, 1, Map.of(2L, "zwei", 3L, "three"));

    assertThat(rows(provider, 2)).isEqualTo(Map.of(1L, "one", 2L, "zwei", 3L, "three"));
    assertThat(rows(provider, 1)).isEqualTo(Map.of(1L, "one", 2L, "two"));
    assertThat(rows(provider, 0)).isEmpty();
  }

  @Test
  void whatIsGivenUpLeavesNoTrace() {
    StateStoreProvider provider = paged();
    commit(provider, 0, Map.of(1L, "one"));

    StateStore givenUp = provider.getStore(1, Option.empty());
    put(givenUp, 1, "changed");
    put(givenUp, 2, "new");
    givenUp.abort();

    assertThat(rows(provider, 1)).isEqualTo(Map.of(1L, "one"));
    assertThat(files()).noneMatch(name -> name.startsWith("2."));
  }

  @Test
  void twoTasksOnTheSameVersionDoNotSeeEachOther() {
    StateStoreProvider provider = paged();
    commit(provider, 0, Map.of(1L, "one"));

    StateStore first = provider.getStore(1, Option.empty());
    StateStore second = provider.getStore(1, Option.empty());
    put(first, 2, "of the first");
    put(second, 3, "of the second");

    assertThat(rows(second)).isEqualTo(Map.of(1L, "one", 3L, "of the second"));
    first.abort();
    second.commit();
    assertThat(rows(provider, 2)).isEqualTo(Map.of(1L, "one", 3L, "of the second"));
  }

  @Test
  void anAggregationReadsAndThenChangesTheSameTable() {
    StateStoreProvider provider = paged();
    commit(provider, 0, Map.of(1L, "one", 2L, "two"));

    ReadStateStore read = provider.getReadStore(1, Option.empty());
    UnsafeRow one = read.get(TestRows.key(1), COLUMNS);
    StateStore write = provider.upgradeReadStoreToWriteStore(read, 1, Option.empty());
    put(write, 1, "uno");
    assertThat(one.getString(0)).as("a row that was read before").isEqualTo("one");
    assertThat(read.get(TestRows.key(2), COLUMNS).getString(0)).isEqualTo("two");
    write.commit();
    read.release();

    assertThat(rows(provider, 2)).isEqualTo(Map.of(1L, "uno", 2L, "two"));
  }

  @Test
  void sparksOwnStoreReadsTheFilesAndTheOtherWayRound() {
    StateStoreProvider paged = paged();
    commit(paged, 0, Map.of(1L, "one", 2L, "two"));
    StateStore removing = paged.getStore(1, Option.empty());
    removing.remove(TestRows.key(1), COLUMNS);
    removing.commit();

    StateStoreProvider sparks = opened(new HDFSBackedStateStoreProvider());
    assertThat(rows(sparks, 2)).isEqualTo(Map.of(2L, "two"));
    commit(sparks, 2, Map.of(3L, "three"));
    StateStore sparksRemoval = sparks.getStore(3, Option.empty());
    sparksRemoval.remove(TestRows.key(2), COLUMNS);
    sparksRemoval.commit();

    assertThat(rows(paged(), 4)).isEqualTo(Map.of(3L, "three"));
  }

  @Test
  void maintenanceWritesASnapshotThatSparksOwnStoreReads() {
    StateStoreProvider provider = paged();
    Map<Long, String> expected = new HashMap<>();
    for (long version = 0; version < 12; version++) {
      commit(provider, version, Map.of(version, "of version " + version));
      expected.put(version, "of version " + version);
    }

    provider.doMaintenance();

    assertThat(files()).contains("12.snapshot");
    deleteDeltas();
    assertThat(rows(opened(new HDFSBackedStateStoreProvider()), 12)).isEqualTo(expected);
    assertThat(rows(paged(), 12)).isEqualTo(expected);
  }

  @Test
  void maintenanceInTheMiddleOfABatchTakesTheVersionBefore() {
    StateStoreProvider provider = paged();
    for (long version = 0; version < 12; version++) {
      commit(provider, version, Map.of(1L, "of version " + version));
    }
    StateStore unfinished = provider.getStore(12, Option.empty());
    put(unfinished, 1, "unfinished");

    provider.doMaintenance();

    assertThat(rows(paged(), 12)).isEqualTo(Map.of(1L, "of version 11"));
    unfinished.commit();
    assertThat(rows(paged(), 13)).isEqualTo(Map.of(1L, "unfinished"));
  }

  @Test
  void aCommittedStoreTakesNoMoreChanges() {
    StateStore store = paged().getStore(0, Option.empty());
    put(store, 1, "one");
    store.commit();

    assertThat(store.hasCommitted()).isTrue();
    assertThatThrownBy(() -> put(store, 2, "two")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoOnlyReadsTheStateOfADeduplicationSeesAllOfIt() {
    StateStoreProvider provider = opened(new PagedStateStoreProvider(), TestRows.EXPIRY);
    StateStore store = provider.getStore(0, Option.empty());
    for (long key = 0; key < 1000; key++) {
      store.put(TestRows.key(key), TestRows.expiry(key), COLUMNS);
    }
    store.commit();

    StateStore forgetting = provider.getStore(1, Option.empty());
    assertThat(keys(forgetting)).containsExactly(0L);
    forgetting.abort();
    assertThat(keys(provider.getReadStore(1, Option.empty()))).hasSize(1000);
  }

  private StateStoreProvider paged() {
    return opened(new PagedStateStoreProvider());
  }

  private StateStoreProvider opened(StateStoreProvider provider) {
    return opened(provider, TestRows.VALUE);
  }

  private StateStoreProvider opened(StateStoreProvider provider, StructType value) {
    Configuration hadoop = new Configuration();
    hadoop.set(StreamExecution.RUN_ID_KEY(), UUID.randomUUID().toString());
    provider.init(
        new StateStoreId(checkpoint.toUri().toString(), 0, 0, "default"),
        TestRows.KEY,
        value,
        new NoPrefixKeyStateEncoderSpec(TestRows.KEY),
        false,
        new StateStoreConf(),
        hadoop,
        false,
        Option.empty());
    opened.add(provider);
    return provider;
  }

  private static void commit(StateStoreProvider provider, long version, Map<Long, String> puts) {
    StateStore store = provider.getStore(version, Option.empty());
    puts.forEach((key, value) -> put(store, key, value));
    assertThat(store.commit()).isEqualTo(version + 1);
  }

  private static void put(StateStore store, long key, String value) {
    store.put(TestRows.key(key), TestRows.value(value), COLUMNS);
  }

  private static Map<Long, String> rows(StateStoreProvider provider, long version) {
    ReadStateStore store = provider.getReadStore(version, Option.empty());
    try {
      return rows(store);
    } finally {
      store.release();
    }
  }

  private static Map<Long, String> rows(ReadStateStore store) {
    Map<Long, String> found = new HashMap<>();
    StateStoreIterator<UnsafeRowPair> rows = store.iterator(COLUMNS);
    while (rows.hasNext()) {
      UnsafeRowPair row = rows.next();
      found.put(row.key().getLong(0), row.value().getString(0));
    }
    return found;
  }

  private static List<Long> keys(ReadStateStore store) {
    List<Long> found = new ArrayList<>();
    StateStoreIterator<UnsafeRowPair> rows = store.iterator(COLUMNS);
    while (rows.hasNext()) {
      found.add(rows.next().key().getLong(0));
    }
    return found;
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(checkpoint.resolve("0/0"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void deleteDeltas() {
    files().stream()
        .filter(name -> name.contains(".delta"))
        .forEach(
            name -> {
              try {
                Files.delete(checkpoint.resolve("0/0").resolve(name));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
