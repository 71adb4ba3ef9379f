package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.localstack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After a loss the stream goes on only where it is told to, and then from where it must. */
class GoingOnIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final int READINGS = 300;

  private City city;

  @BeforeEach
  void foundCityThatHasRun() throws Exception {
    city = City.found(1).withAirQualityOnly();
    city.send(readings(MORNING));
    assertThat(city.catchUp()).isZero();
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void newCheckpointsGoOnFromWhatIsStoredWithoutLossOrRepetition() throws Exception {
    FileUtils.deleteDirectory(city.directory().resolve("records").toFile());
    FileUtils.deleteDirectory(city.directory().resolve("windows").toFile());
    city.send(readings(NOON));

    assertThat(city.catchUp("--new-checkpoint", "records,windows")).isZero();

    AuditReport audit = city.audit();
    assertThat(audit.holds()).isTrue();
    assertThat(audit.recordsInLake()).isEqualTo(2 * READINGS);
    assertThat(newestWindow()).isGreaterThanOrEqualTo(NOON.getEpochSecond());
  }

  @Test
  void supersededCheckpointIsRefused() throws Exception {
    String before = city.keys().get("streaming.queries.windows.checkpoint");
    city.with("streaming.queries.windows.checkpoint", before + "-2");
    assertThat(city.catchUp("--new-checkpoint", "windows")).isZero();

    city.with("streaming.queries.windows.checkpoint", before);

    assertThat(city.refusal()).contains("another has committed windows since");
  }

  @Test
  void tablesThatWentBackBehindTheCheckpointAreRefusedUntilANewOneReadsTheGap() throws Exception {
    String atBackup =
        city.postgresValue(
            "select metadata_location from iceberg.iceberg_tables where table_name = 'records'",
            String.class);
    city.send(readings(NOON));
    assertThat(city.catchUp()).isZero();
    city.postgresValue(
        "update iceberg.iceberg_tables set metadata_location = '%s' where table_name = 'records' returning 1"
            .formatted(atBackup),
        Integer.class);
    for (String table : List.of("live.progress_offsets", "live.progress")) {
      city.postgresValue(
          "with gone as (delete from %s where epoch > 0 returning 1) select count(*) from gone"
              .formatted(table),
          Long.class);
    }

    assertThat(city.refusal("--query", "records"))
        .contains("the last that lake.raw.records knows is 0");
    assertThat(city.refusal("--query", "windows"))
        .contains("the last that live.windows knows is 0");

    FileUtils.deleteDirectory(city.directory().resolve("records").toFile());
    FileUtils.deleteDirectory(city.directory().resolve("windows").toFile());
    assertThat(city.catchUp("--new-checkpoint", "records,windows")).isZero();
    AuditReport audit = city.audit();
    assertThat(audit.holds()).isTrue();
    assertThat(audit.recordsInLake()).isEqualTo(2 * READINGS);
  }

  @Test
  void expiredOffsetsAreRefusedUntilTheLossIsAcceptedAndTheAuditReportsTheGap() throws Exception {
    city.send(readings(NOON));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedStack.bootstrapServers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(city.topic(), 0), RecordsToDelete.beforeOffset(READINGS + 40)))
          .all()
          .get();
    }

    assertThat(city.refusal())
        .contains("40 records are gone")
        .contains("kafka.expired-offsets = accept");

    city.with("kafka.expired-offsets", "accept");
    assertThat(city.catchUp()).isZero();
    AuditReport audit = city.audit();
    assertThat(audit.holds()).isFalse();
    assertThat(audit.partitions().get(0).missing()).isEqualTo(40);
  }

  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(10), READINGS, 3);
  }

  private long newestWindow() throws Exception {
    return city.postgresValue(
        "select extract(epoch from max(window_start))::bigint from live.windows", Long.class);
  }
}
