package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.reading.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Bad input never stops the flow and never vanishes. */
class BadInputIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final int LARGE_RECORDS = 300;
  private static final int MEGABYTE = 1_000_000;
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @Test
  void eachBadRecordIsARejectionWithItsReasonAndTheFlowGoesOn() throws Exception {
    List<BadRecord> bad = badRecords();
    try (City city = City.found(1)) {
      city.sendBytes(Payloads.airQuality("before", MORNING, 20).getBytes(StandardCharsets.UTF_8));
      for (BadRecord record : bad) {
        city.sendBytes(record.payload());
      }
      city.sendBytes(Payloads.airQuality("after", MORNING, 30).getBytes(StandardCharsets.UTF_8));

      assertThat(city.catchUp()).isZero();

      Map<Long, String> found = new HashMap<>();
      for (Row row : city.lake("select offset, rejection_reason from lake.raw.records")) {
        found.put(row.getLong(0), row.getString(1));
      }
      Map<Long, String> expected = new HashMap<>();
      long offset = 0;
      expected.put(offset++, null);
      for (BadRecord record : bad) {
        expected.put(offset++, record.reason().name());
      }
      expected.put(offset, null);
      assertThat(found).isEqualTo(expected);
      assertThat(keptBytes(city))
          .isEqualTo(bad.stream().mapToLong(record -> record.payload().length).sum());
      assertThat(city.audit().holds()).isTrue();
    }
  }

  @Test
  void oneBatchOfLargeRecordsThatTogetherWouldFillTheHeapIsWritten() throws Exception {
    try (City city = City.found(1)) {
      Random random = new Random(42);
      for (int record = 0; record < LARGE_RECORDS; record++) {
        city.sendBytes(record % 5 == 0 ? largeReading(record, random) : largeRejection(random));
      }

      Path log = city.directory().resolve("job.log");
      try (JobProcess job = JobProcess.start(city.keys(), log, "512m")) {
        Awaitility.await()
            .atMost(Duration.ofMinutes(4))
            .until(() -> !job.isRunning() || city.lakeCommits() > 0);
        assertThat(job.isRunning()).as(Files.readString(log)).isTrue();
        assertThat(job.terminate()).isZero();
      }

      assertThat(
              city.lake(
                  """
                  select count(*), count(distinct offset), count(rejection_reason),
                         sum(octet_length(payload)), min(length(attributes['note']))
                  from lake.raw.records"""))
          .singleElement()
          .hasToString("[300,300,240,240000000,1000000]");
    }
  }

  private static byte[] largeRejection(Random random) {
    byte[] payload = new byte[MEGABYTE];
    random.nextBytes(payload);
    return payload;
  }

  private static byte[] largeReading(int number, Random random) {
    byte[] note = new byte[MEGABYTE / 2];
    random.nextBytes(note);
    return bytes(
        String.format(
            Locale.ROOT,
            """
            {"sensor_id": "aq-%d", "sensor_type": "air_quality", "event_time": "%s",
             "attributes": {"note": "%s"}, "metrics": {"pm10": 17.4}}""",
            number,
            MORNING,
            HexFormat.of().formatHex(note)));
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record BadRecord(byte[] payload, RejectionReason reason) {}

  private static long keptBytes(City city) throws Exception {
    return city.lake("select sum(octet_length(payload)) from lake.raw.rejections")
        .get(0)
        .getLong(0);
  }

  private static List<BadRecord> badRecords() {
    List<BadRecord> bad = new ArrayList<>();
    bad.add(new BadRecord(new byte[0], RejectionReason.EMPTY_PAYLOAD));
    bad.add(
        new BadRecord(
            new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            RejectionReason.INVALID_ENCODING));
    bad.add(
        new BadRecord(
            bytes("{\"a\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}"), RejectionReason.TOO_LARGE));
    bad.add(
        new BadRecord(
            bytes("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}"),
            RejectionReason.MALFORMED));
    bad.add(
        new BadRecord(
            reading("air_quality", "2026-01-15T08:00:00Z", "\"pm10\":\"17.4\""),
            RejectionReason.INVALID_VALUE));
    bad.add(
        new BadRecord(
            reading("air_quality", "2026-01-15T08:00:00Z", "\"pm10\":NaN"),
            RejectionReason.INVALID_VALUE));
    bad.add(
        new BadRecord(
            reading("submarine", "2026-01-15T08:00:00Z", "\"pm10\":1"),
            RejectionReason.UNKNOWN_SENSOR_TYPE));
    bad.add(
        new BadRecord(
            reading("air_quality", "2026-01-15T08:00:00Z", "\"karma\":1"),
            RejectionReason.MISSING_FIELD));
    bad.add(
        new BadRecord(
            reading("air_quality", "1970-01-01T00:00:00Z", "\"pm10\":1"),
            RejectionReason.PAST_TIMESTAMP));
    bad.add(
        new BadRecord(
            reading("air_quality", "2032-01-01T00:00:00Z", "\"pm10\":1"),
            RejectionReason.FUTURE_TIMESTAMP));
    bad.add(
        new BadRecord(
            reading("air_quality", "2026-01-15T08:00:00", "\"pm10\":1"),
            RejectionReason.INVALID_TIMESTAMP));
    bad.add(
        new BadRecord(
            reading("air_quality", "2026-01-15T08:00:00Z", "\"pm10\":-5"),
            RejectionReason.OUT_OF_RANGE));
    return bad;
  }

  private static byte[] reading(String type, String eventTime, String metric) {
    return bytes(
        "{\"sensor_id\":\"s\",\"sensor_type\":\"%s\",\"event_time\":\"%s\",\"metrics\":{%s}}"
            .formatted(type, eventTime, metric));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
