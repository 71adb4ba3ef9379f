package io.citylake.streaming.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.postgres.BatchFigures;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogBatchesTest {

  @Test
  void oneLineSaysWhatABatchDid() {
    BatchReport batch =
        new BatchReport(
            "windows",
            7,
            Optional.of(Instant.parse("2026-01-15T07:55:00Z")),
            new BatchFigures(1200, 3, 2, 5L, 2400.4, 40L, 0.25, 500),
            Map.of("walCommit", 3L, "addBatch", 450L));

    assertThat(LogBatches.line(batch))
        .isEqualTo(
            "batch query=windows epoch=7 rows=1200 rejected=3 rejected_metrics=2"
                + " rows_per_second=2400 lag_offsets=40 lag_seconds=0.25"
                + " watermark=2026-01-15T07:55:00Z late=5 duration_ms=500 addBatch_ms=450"
                + " walCommit_ms=3");
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    BatchReport batch =
        new BatchReport(
            "records",
            0,
            Optional.empty(),
            new BatchFigures(0, 0, 0, 0L, 0, 0L, null, 20),
            Map.of());

    assertThat(LogBatches.line(batch))
        .doesNotContain("lag_seconds", "watermark")
        .endsWith("late=0 duration_ms=20");
  }
}
