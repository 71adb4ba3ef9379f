package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.state.PagedStateStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpeedLayerIT {
  private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

  private City city;

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(2);
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void everyRecordIsInTheLakeAndEveryReadingInItsWindow() throws Exception {
    List<String> payloads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      payloads.add(reading(i % 5, START.plusSeconds(i * 30L), 20 + i));
    }
    payloads.add("not json");
    city.send(payloads);

    assertThat(city.catchUp()).isZero();

    AuditReport report = city.audit();
    assertThat(report.holds()).isTrue();
    assertThat(report.recordsInLake()).isEqualTo(101);
    assertThat(report.windows().finalWindows()).isEqualTo(7);
  }

  @Test
  void eachQueryKeepsItsStateWhereItSaysAndIsListedWithWhatItsWatermarkMeans() throws Exception {
    city.send(List.of(reading(0, START, 20)));

    assertThat(city.catchUp()).isZero();

    assertThat(settingsOfFirstEpoch("windows")).contains(PagedStateStoreProvider.class.getName());
    assertThat(settingsOfFirstEpoch("records"))
        .doesNotContain(PagedStateStoreProvider.class.getName());
    assertThat(
            city.postgresValue(
                """
                select string_agg(query || ' ' || finishes_windows, ', ' order by query)
                from   serving.queries""",
                String.class))
        .isEqualTo("records false, windows true");
  }

  private String settingsOfFirstEpoch(String query) throws IOException {
    return Files.readString(city.directory().resolve(query).resolve("offsets/0"));
  }

  private static String reading(int sensor, Instant eventTime, double pm10) {
    return String.format(
        Locale.ROOT,
        """
        {"sensor_id":"air-%d","sensor_type":"air_quality","city":"Warsaw","district":"Wola","event_time":"%s","metrics":{"pm10":%s}}""",
        sensor,
        eventTime,
        pm10);
  }
}
