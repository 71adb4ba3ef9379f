package io.citylake.windows;

import static io.citylake.windows.GoldenFiles.assertGolden;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.ingest.Readings;
import io.citylake.ingest.TestRecord;
import io.citylake.reading.RejectionReason;
import io.citylake.session.TestSpark;
import io.citylake.tables.WindowRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From records to windows, step by step, against the golden files. */
class GoldenFilesTest {
  private static final SensorCatalogue CATALOGUE = GoldenFiles.catalogue();
  private static final List<GoldenFiles.Case> CASES = GoldenFiles.records();
  private static final List<TestRecord> RECORDS =
      CASES.stream().map(GoldenFiles.Case::record).toList();

  @TempDir private Path checkpoint;

  @Test
  void recordsThatAreReadings() {
    assertGolden("2-readings.ndjson", lines(judged().where(Readings.isReading())));
  }

  @Test
  void recordsThatAreRejections() {
    Dataset<Row> rejections = judged().where(col("rejection_reason").isNotNull());

    assertGolden("3-rejections.ndjson", lines(rejections.drop("payload_key", "payload")));
  }

  @Test
  void rejectionsKeepTheirKeyAndPayloadUntouchedAndReadingsKeepNeither() {
    Map<String, TestRecord> sent =
        RECORDS.stream().collect(Collectors.toMap(r -> r.partition() + "/" + r.offset(), r -> r));

    for (Row row : judged().collectAsList()) {
      TestRecord record = sent.get(row.getAs("partition") + "/" + row.getAs("offset"));
      boolean isReading = row.getAs("rejection_reason") == null;
      assertThat(row.<byte[]>getAs("payload")).isEqualTo(isReading ? null : record.payload());
      assertThat(row.<byte[]>getAs("payload_key")).isEqualTo(isReading ? null : record.key());
    }
  }

  @Test
  void everyReasonForARejectionOfCanonicalJsonIsShown() {
    assertThat(judged().select("rejection_reason").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsAll(
            Arrays.stream(RejectionReason.values())
                .filter(reason -> reason != RejectionReason.FILTERED)
                .map(Enum::name)
                .toList());
  }

  @Test
  void readingsThatBecomeWindows() throws Exception {
    try (MemorySpeedLayer speedLayer =
        new MemorySpeedLayer(
            TestSpark.session(), CATALOGUE, MemorySpeedLayer.TUMBLING, checkpoint)) {
      batches().values().forEach(speedLayer::batch);

      assertGolden(
          "4-windows.ndjson", speedLayer.windows().stream().map(GoldenFilesTest::line).toList());
      assertThat(speedLayer.watermark()).contains(Instant.parse("2026-01-15T14:09:30Z"));
      assertThat(speedLayer.lateReadings()).isEqualTo(2);
    }
  }

  private static Dataset<Row> judged() {
    return TestRecord.dataset(TestSpark.session(), RECORDS)
        .transform(MemorySpeedLayer.parseRecords(CATALOGUE));
  }

  /** What arrived at the same moment is one batch. */
  private static Map<Instant, List<TestRecord>> batches() {
    return RECORDS.stream()
        .collect(
            Collectors.groupingBy(
                TestRecord::arrivalTime, LinkedHashMap::new, Collectors.toList()));
  }

  /** The rows as lines in the order of the records, each with what its record shows. */
  private static List<ObjectNode> lines(Dataset<Row> rows) {
    Map<String, ObjectNode> byPlace =
        rows.collectAsList().stream()
            .map(GoldenFiles::object)
            .collect(Collectors.toMap(GoldenFilesTest::place, line -> line));
    return CASES.stream()
        .filter(golden -> byPlace.containsKey(place(golden.record())))
        .map(
            golden -> {
              ObjectNode line = GoldenFiles.object().put("case", golden.shows());
              return line.<ObjectNode>setAll(byPlace.get(place(golden.record())));
            })
        .toList();
  }

  private static String place(ObjectNode line) {
    return line.get("partition") + "/" + line.get("offset");
  }

  private static String place(TestRecord record) {
    return record.partition() + "/" + record.offset();
  }

  private static ObjectNode line(WindowRow window) {
    return GoldenFiles.object()
        .put("window_start", window.windowStart().toString())
        .put("window_end", window.windowEnd().toString())
        .put("city", window.city())
        .put("district", window.district())
        .put("sensor_type", window.sensorType())
        .put("metric", window.metric())
        .put("reading_count", window.readingCount())
        .put("value_sum", window.valueSum())
        .put("value_min", window.valueMin())
        .put("value_max", window.valueMax())
        .put("value_sum_squares", window.valueSumSquares());
  }
}
