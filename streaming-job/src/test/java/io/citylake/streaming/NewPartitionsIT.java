package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.audit.PartitionAudit;
import io.citylake.localstack.KafkaTopics;
import io.citylake.localstack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Partitions and topics that appear while the job runs. */
class NewPartitionsIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final int READINGS = 50;

  @Test
  void recordsOfNewPartitionsAndTopicsAreReadFromTheirBeginning() throws Exception {
    KafkaTopics topics = new KafkaTopics(SharedStack.bootstrapServers());
    try (City city = City.found(1).withAirQualityOnly()) {
      String newTopic = city.topic() + "-new";
      city.with("kafka.topics-pattern", city.topic() + ".*").with("streaming.topic-refresh", "1s");
      city.send(readings("old"));
      try (RunningJob job = RunningJob.start(city.keys())) {
        awaitRecords(job, city, READINGS);

        topics.addPartitions(city.topic(), 3);
        topics.create(newTopic, 2);
        city.sendTo(newTopic, readings("new-topic"));
        city.sendTo(city.topic(), 2, readings("new-partition"));

        awaitRecords(job, city, 3 * READINGS);
        assertThat(job.stop()).isZero();
      }
      AuditReport report = city.audit();
      assertThat(report.holds()).isTrue();
      assertThat(report.partitions()).hasSize(5);
      assertThat(report.partitions().stream().mapToLong(PartitionAudit::inLake).sum())
          .isEqualTo(3 * READINGS);
    }
  }

  private static List<String> readings(String sensor) {
    return Payloads.airQuality(MORNING, Duration.ofSeconds(5), READINGS, 1).stream()
        .map(payload -> payload.replace("air-0", sensor))
        .toList();
  }

  private static void awaitRecords(RunningJob job, City city, long records) {
    job.await()
        .until(
            () -> committed(city, "records") == records && committed(city, "windows") == records);
  }

  private static long committed(City city, String query) throws Exception {
    return city.postgresValue(
        "select coalesce(sum(until_offset - from_offset), 0)::bigint from live.progress_offsets where query = '%s'"
            .formatted(query),
        Long.class);
  }
}
