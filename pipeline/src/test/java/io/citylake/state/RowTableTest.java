package io.citylake.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTableTest {
  private final RowTable table = new RowTable(1, 1);
  private final Map<Long, String> model = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void holdsWhatAMapHoldsAfterAnyChanges(long seed) {
    Random random = new Random(seed);
    for (int batch = 0; batch < 40; batch++) {
      for (int change = 0; change < 2000; change++) {
        long key = random.nextInt(6000);
        if (random.nextInt(3) == 0) {
          assertThat(table.remove(TestRows.key(key))).isEqualTo(model.remove(key) != null);
        } else {
          put(key, "x".repeat(random.nextInt(400)) + change);
        }
      }
      table.tidy();
      assertHoldsTheModel();
    }
  }

  @Test
  void holdsAValueLargerThanAPage() {
    put(1, "small");
    put(2, "large".repeat(100_000));
    put(3, "small again");

    assertHoldsTheModel();
  }

  @Test
  void aViewStaysAsItWasWhateverHappens() {
    for (long key = 0; key < 20_000; key++) {
      put(key, "value of " + key);
    }
    List<RowPage> view = table.asOfNow();
    Map<Long, String> asOfThen = Map.copyOf(model);

    for (long key = 0; key < 20_000; key++) {
      if (key % 50 == 0) {
        put(key, "another");
      } else {
        table.remove(TestRows.key(key));
      }
    }
    table.tidy();

    assertThat(rows(view)).isEqualTo(asOfThen);
  }

  @Test
  void takesNoMoreMemoryWhereAsMuchExpiresAsComes() {
    int living = 50_000;
    for (long key = 0; key < living; key++) {
      put(key, "value");
    }
    long before = table.sizeInBytes();

    for (long key = living; key < 20L * living; key++) {
      put(key, "value");
      // one of a hundred stays on for long, and holds its page
      long expired = key - (key % 100 == 0 ? 4L * living : living);
      if (expired >= 0) {
        table.remove(TestRows.key(expired));
      }
      if (key % 10_000 == 0) {
        table.tidy();
      }
    }

    assertThat(table.sizeInBytes()).isLessThan(2 * before);
  }

  @Test
  void entriesCanBeRemovedWhileTheyAreIterated() {
    for (long key = 0; key < 30_000; key++) {
      put(key, "value");
    }

    LivingRows rows = new LivingRows(table.asOfNow(), 1, 1);
    List<Long> seen = new ArrayList<>();
    while (rows.hasNext()) {
      UnsafeRow key = rows.next().key();
      seen.add(key.getLong(0));
      if (key.getLong(0) % 3 != 0) {
        table.remove(key);
        model.remove(key.getLong(0));
      }
    }

    assertThat(seen).hasSize(30_000).doesNotHaveDuplicates();
    assertHoldsTheModel();
  }

  private void put(long key, String value) {
    table.put(TestRows.key(key), TestRows.value(value));
    model.put(key, value);
  }

  private void assertHoldsTheModel() {
    assertThat(table.size()).isEqualTo(model.size());
    assertThat(rows(table.asOfNow())).isEqualTo(model);
    UnsafeRow value = new UnsafeRow(1);
    model.forEach(
        (key, text) -> {
          assertThat(table.get(TestRows.key(key), value)).isTrue();
          assertThat(value.getString(0)).isEqualTo(text);
        });
    assertThat(table.get(TestRows.key(-1), value)).isFalse();
  }

  private static Map<Long, String> rows(List<RowPage> pages) {
    Map<Long, String> found = new HashMap<>();
    LivingRows rows = new LivingRows(pages, 1, 1);
    while (rows.hasNext()) {
      UnsafeRowPair row = rows.next();
      assertThat(found.put(row.key().getLong(0), row.value().getString(0))).isNull();
    }
    return found;
  }
}
