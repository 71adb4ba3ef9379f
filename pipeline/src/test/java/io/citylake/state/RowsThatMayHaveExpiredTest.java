package io.citylake.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.execution.streaming.state.UnsafeRowPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsThatMayHaveExpiredTest {
  private final RowTable table = new RowTable(1, 1);

  @ParameterizedTest(name = "seed {0}, times up to {1} in disorder")
  @CsvSource({"1, 0", "2, 10", "3, 2000", "4, 100000"})
  void whatHasExpiredIsForgottenAndNothingElse(long seed, int disorder) {
    Random random = new Random(seed);
    Map<Long, Long> model = new HashMap<>();
    long key = 0;
    for (long watermark = 0; watermark < 60_000; watermark += 1000) {
      for (int reading = 0; reading < 2000; reading++) {
        long expires = watermark + 10_000 + random.nextInt(1000) - random.nextInt(disorder + 1);
        put(++key, expires);
        model.put(key, expires);
      }

      forget(watermark);
      long now = watermark;
      model.values().removeIf(expires -> expires <= now);

      assertThat(expiryByKey()).isEqualTo(model);
      table.tidy();
    }
  }

  @Test
  void onlyWhatExpiresIsLookedAtWhereTimesAreNearlyInOrder() {
    Random random = new Random(5);
    int living = 200_000;
    for (long key = 0; key < living; key++) {
      put(key, key + random.nextInt(100));
    }
    assertThat(forget(-1)).as("nothing has expired, each page is learnt").isLessThan(100);

    for (long watermark = 1000; watermark <= 20_000; watermark += 1000) {
      assertThat(forget(watermark)).isBetween(800, 1300);
    }
    assertThat(expiryByKey().values()).allMatch(expires -> expires > 20_000);
  }

  @Test
  void entryThatComesLaterAndExpiresEarlierIsSeen() {
    for (long key = 0; key < 50_000; key++) {
      put(key, 1_000_000 + key);
    }
    forget(10);
    put(50_000, 20);

    forget(20);

    assertThat(expiryByKey()).hasSize(50_000).doesNotContainKey(50_000L);
  }

  @Test
  void anEmptyStateHasNothingToForget() {
    assertThat(forget(Long.MAX_VALUE)).isZero();
    put(1, 5);
    assertThat(forget(5)).isEqualTo(1);
    assertThat(forget(Long.MAX_VALUE)).isZero();
  }

  /** As Spark's operator does it; gives how many entries it was shown. */
  private int forget(long watermark) {
    int shown = 0;
    RowsThatMayHaveExpired rows = new RowsThatMayHaveExpired(table.pages(), 1);
    while (rows.hasNext()) {
      UnsafeRowPair row = rows.next();
      shown++;
      if (row.value().getLong(0) <= watermark) {
        table.remove(row.key());
      }
    }
    return shown;
  }

  private void put(long key, long expires) {
    table.put(TestRows.key(key), TestRows.expiry(expires));
  }

  private Map<Long, Long> expiryByKey() {
    Map<Long, Long> found = new HashMap<>();
    LivingRows rows = new LivingRows(table.asOfNow(), 1, 1);
    while (rows.hasNext()) {
      UnsafeRowPair row = rows.next();
      found.put(row.key().getLong(0), row.value().getLong(0));
    }
    return found;
  }
}
