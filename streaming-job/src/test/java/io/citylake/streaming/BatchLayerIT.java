package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.batch.CompareLayersCommand;
import io.citylake.batch.DailyMartsCommand;
import io.citylake.command.ExitCodes;
import io.citylake.repair.RepairCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The batch layer over what the stream wrote: marts, and why the layers differ. */
class BatchLayerIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-01-16T00:00:00Z");
  private static final Instant NEXT_NOON = Instant.parse("2026-01-16T12:00:00Z");
  private static final int READINGS = 120;

  private City city;

  @BeforeEach
  void foundCity() throws Exception {
    city = City.found(2).withAirQualityOnly();
  }

  @AfterEach
  void leaveCity() {
    city.close();
  }

  @Test
  void lateReadingTouchesItsDayOnlyAndServingTurnsToTheBatchLayerDayByDay() throws Exception {
    List<String> sent = new ArrayList<>(readings(MORNING));
    sent.addAll(aroundMidnight());
    sent.addAll(readings(NEXT_NOON));
    sendAndCatchUp(sent);
    assertThat(marts("--date", "2026-01-15")).isZero();
    assertThat(layers()).isEqualTo(Map.of("2026-01-15", "batch", "2026-01-16", "speed"));

    assertThat(marts()).isZero();
    Map<String, String> runs = runs();
    assertThat(layers()).isEqualTo(Map.of("2026-01-15", "batch", "2026-01-16", "batch"));
    // The millisecond before midnight and the first copy; midnight itself.
    assertThat(served("2026-01-15")).isEqualTo(READINGS + 2L);
    assertThat(served("2026-01-16")).isEqualTo(1L + READINGS);

    sendAndCatchUp(List.of(Payloads.airQuality("air-0", MORNING.plusSeconds(1), 99)));
    assertThat(marts()).isZero();
    assertThat(runs().get("2026-01-15")).isNotEqualTo(runs.get("2026-01-15"));
    assertThat(runs().get("2026-01-16")).isEqualTo(runs.get("2026-01-16"));
    assertThat(served("2026-01-15")).isEqualTo(READINGS + 3L);
    assertThat(served("2026-01-16")).isEqualTo(1L + READINGS);
  }

  @Test
  void everyDifferenceHasItsCause() throws Exception {
    Instant lateTime = MORNING.plusSeconds(1);
    List<String> morning = new ArrayList<>(readings(MORNING));
    morning.add(tooDusty(MORNING.plusSeconds(401)));
    sendAndCatchUp(morning);
    List<String> noon = new ArrayList<>(readings(NOON));
    noon.add(withEventId("e-1", NOON.plusSeconds(1_500), 3));
    sendAndCatchUp(noon);
    List<String> afterwards = new ArrayList<>(readings(NOON.plus(Duration.ofMinutes(40))));
    afterwards.add(Payloads.airQuality("air-0", lateTime, 99));
    sendAndCatchUp(afterwards);
    // The event comes again with a later time of its own: the stream has forgotten it by now.
    List<String> nextDay = new ArrayList<>(readings(NEXT_NOON));
    nextDay.add(withEventId("e-1", NOON.plus(Duration.ofMinutes(58)), 3));
    sendAndCatchUp(nextDay);
    repairDust();
    assertThat(marts()).isZero();

    assertThat(compare("--date", "2026-01-15")).isZero();
    assertThat(causes()).isEqualTo(Map.of("late", 1L, "repaired", 1L, "duplicate", 1L));
    assertThat(recordCauses()).isEqualTo(Map.of("late", 1L, "repaired", 1L, "duplicate", 1L));
    assertThat(
            city.postgresValue(
                """
                select count(*) from serving.layer_difference_records
                where  cause = 'late' and event_time = '%s' and event_time <= late_watermark and epoch > 0"""
                    .formatted(lateTime),
                Long.class))
        .isEqualTo(1);

    sendAndCatchUp(readings(NEXT_NOON.plus(Duration.ofMinutes(20))));
    assertThat(compare("--date", "2026-01-16")).isZero();
    assertThat(causes()).containsKeys("newer", "not_final").doesNotContainKey("unexplained");

    city.postgresValue(
        """
        update live.windows set value_max = value_max + 1
        where  window_start = '2026-01-15T08:10:00Z' returning 1""",
        Integer.class);
    assertThat(compare("--date", "2026-01-15")).isEqualTo(ExitCodes.UNEXPLAINED);
    assertThat(causes()).containsEntry("unexplained", 1L).containsEntry("late", 1L);
  }

  private void sendAndCatchUp(List<String> payloads) throws Exception {
    city.send(payloads);
    assertThat(city.catchUp()).isZero();
  }

  /** One mart beside the windows: what a run does is the same for all. */
  private int marts(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--mart", "daily_metrics"));
    return ExitCodes.commandLine(new DailyMartsCommand(city.keys()))
        .execute(all.toArray(String[]::new));
  }

  private int compare(String... arguments) {
    return ExitCodes.commandLine(new CompareLayersCommand(city.keys())).execute(arguments);
  }

  /** The sensor catalogue learns that more dust can be, and the rejected record is read again. */
  private void repairDust() throws Exception {
    String sensors = Files.readString(City.AIR_QUALITY_ONLY);
    Path corrected = city.directory().resolve("sensors.conf");
    Files.writeString(
        corrected,
        sensors.replace(
            "pm10  { unit = \"ug/m3\", min = 0, max = 2000",
            "pm10  { unit = \"ug/m3\", min = 0, max = 9000"));
    city.with("catalogue.sensors-file", corrected.toString());
    assertThat(
            ExitCodes.commandLine(new RepairCommand(city.keys()))
                .execute("--reason", "OUT_OF_RANGE"))
        .isZero();
  }

  private Map<String, String> layers() throws Exception {
    return byText(
        """
        select json_object_agg(day, layer)::text from (
          select distinct (window_start at time zone 'UTC')::date as day, layer from serving.windows) w""");
  }

  private Map<String, String> runs() throws Exception {
    return byText(
        """
        select json_object_agg(day, run_id)::text from serving.published where mart = 'windows'""");
  }

  private Map<String, String> byText(String query) throws Exception {
    Map<String, String> values = new TreeMap<>();
    String object = city.postgresValue(query, String.class);
    new ObjectMapper()
        .readTree(object)
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return values;
  }

  private long served(String day) throws Exception {
    return city.postgresValue(
        """
        select coalesce(sum(reading_count), 0)::bigint from serving.windows
        where  (window_start at time zone 'UTC')::date = '%s'"""
            .formatted(day),
        Long.class);
  }

  private Map<String, Long> causes() throws Exception {
    return counts("select cause, count(*) from lake.marts.layer_differences group by cause");
  }

  private Map<String, Long> recordCauses() throws Exception {
    return counts("select cause, count(*) from lake.marts.layer_difference_records group by cause");
  }

  private Map<String, Long> counts(String query) throws Exception {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : city.lake(query)) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private static List<String> aroundMidnight() {
    return List.of(
        Payloads.airQuality("air-0", MIDNIGHT.minusMillis(1), 1),
        Payloads.airQuality("air-0", MIDNIGHT, 2),
        withEventId("e-1", MIDNIGHT.minusSeconds(1), 3),
        withEventId("e-1", MIDNIGHT.plusSeconds(1), 4));
  }

  private static String tooDusty(Instant eventTime) {
    return Payloads.airQuality("air-0", eventTime, 2_500);
  }

  private static String withEventId(String id, Instant eventTime, double pm10) {
    return Payloads.airQuality("air-0", eventTime, pm10)
        .replaceFirst("\\{", "{\"event_id\":\"" + id + "\",");
  }

  /** Twenty minutes of two sensors. */
  private static List<String> readings(Instant from) {
    return Payloads.airQuality(from, Duration.ofSeconds(10), READINGS, 2);
  }
}
