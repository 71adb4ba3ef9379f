package io.citylake.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackfillProgressTest {
  @Test
  void daysLeftTakeAsLongAsThoseBefore() {
    assertThat(new BackfillProgress(3, 30, 1_698, Duration.ofSeconds(10)).line())
        .isEqualTo("3 of 30 days   1,698 records in 10 s   170 records/s   about 1 min 30 s left");
  }

  @Test
  void lastDayLeavesNothing() {
    assertThat(new BackfillProgress(2, 2, 120_000, Duration.ofSeconds(61)).line())
        .isEqualTo("2 of 2 days   120,000 records in 1 min 01 s   1,967 records/s");
  }
}
