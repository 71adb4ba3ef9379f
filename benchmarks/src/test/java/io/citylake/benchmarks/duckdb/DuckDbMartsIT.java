package io.citylake.benchmarks.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.spark.CitylakeDailyMarts;
import io.citylake.benchmarks.spark.CitylakeStream;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.benchmarks.stack.PhasePlace;
import io.citylake.models.ReadMarts;
import io.citylake.send.KafkaAddress;
import io.citylake.simulator.KafkaTarget;
import io.citylake.simulator.Simulate;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.SimulationSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day with everything that goes wrong: DuckDB's marts are Citylake's. */
class DuckDbMartsIT {
  private static final String DAY = "2025-01-15";
  private static final String TOPIC = "dirty-day";
  private static final int SENSORS = 60;
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final long REPORTS_OF_A_DAY = SENSORS * (Duration.ofDays(1).toMinutes() / 5);

  /** What the simulator does not do: events in parts, places and types that nobody told. */
  private static final List<String> BY_HAND =
      List.of(
          reading("'event_id': 'e1', 'sensor_id': 'air-parts'", "10:00:00Z", "'pm2_5': 10"),
          reading("'event_id': 'e1', 'sensor_id': 'air-parts'", "10:00:01Z", "'pm10': 20"),
          reading("'event_id': 'e1', 'sensor_id': 'air-parts'", "10:00:00Z", "'pm2_5': 10"),
          reading("'sensor_id': 'air-parts'", "11:00:00Z", "'pm2_5': 12"),
          reading("'sensor_id': 'air-parts'", "11:00:00Z", "'no2': 30"),
          reading("'sensor_id': 'air-parts'", "11:00:00Z", "'no2': 31"),
          reading("'sensor_id': 'air-" + "x".repeat(150) + "'", "12:00:00Z", "'o3': 70"),
          reading("'sensor_id': 'air-bad', 'city': 'Lisbon'", "12:00:00Z", "'o3': 70, 'pm10': -9"),
          reading("'sensor_id': 'air-last'", "23:59:59.999Z", "'so2': 5"),
          "{'sensor_id': 'air-parts', 'event_time': '2025-01-15T13:00:00Z', 'metrics': {'no2': 1}}",
          "{'sensor_id': 'nobody', 'event_time': '2025-01-15T13:00:00Z', 'metrics': {'no2': 1}}",
          "{'sensor_id': 'air-parts', 'sensor_type': 'air_quality', 'metrics': {'no2': 1}}",
          "{");

  @TempDir private Path folder;

  @Test
  void martsOfADirtyDayHaveTheSameRows() throws Exception {
    try (BenchStack stack = BenchStack.start(folder);
        PhasePlace place = PhasePlace.create(stack)) {
      stack.createTopic(TOPIC, 2);
      simulate(stack);
      sendByHand(stack);
      Phase phase = place.phase(DAY, TOPIC, Map.of());
      new CitylakeStream(Map.of("streaming.run", "[\"records\"]")).run(phase, new HeardMarks());
      HeardMarks citylake = new HeardMarks();
      new CitylakeDailyMarts(Map.of()).run(phase, citylake);

      new DuckDbMarts(Map.of()).run(phase, new HeardMarks());

      assertThat(new CompareMarts(phase, Map.of()).all())
          .hasSameSizeAs(ReadMarts.packed().marts())
          .allSatisfy(
              mart -> {
                assertThat(mart.examples()).as(mart.mart()).isEmpty();
                assertThat(mart.different()).as(mart.mart()).isZero();
                assertThat(mart.citylake()).as(mart.mart()).isPositive();
              });
      assertDirty(phase);
      assertThat(citylake.figures)
          .hasEntrySatisfying(Figure.PREPARE_MILLIS, millis -> assertThat(millis).isPositive())
          .hasEntrySatisfying(Figure.WRITE_MILLIS, millis -> assertThat(millis).isPositive())
          .hasEntrySatisfying(Figure.CHECK_MILLIS, millis -> assertThat(millis).isPositive())
          .hasEntrySatisfying(Figure.PUBLISH_MILLIS, millis -> assertThat(millis).isPositive());
    }
  }

  private static String reading(String head, String time, String metrics) {
    return "{'sensor_type': 'air_quality', %s, 'event_time': '%sT%s', 'metrics': {%s}}"
        .formatted(head, DAY, time, metrics);
  }

  /** Something of the days before and after lies in the lake, too. */
  private static void simulate(BenchStack stack) throws Exception {
    CityClock clock =
        CityClock.backfill(CityLoad.START.minus(Duration.ofHours(1)), SENSORS, INTERVAL);
    SimulationSettings settings =
        SimulationSettings.of(clock)
            .withSeed(42)
            .withSensors(SENSORS)
            .withFaults(FaultShares.defaults())
            .atMost(REPORTS_OF_A_DAY * 13 / 12);
    KafkaTarget target = new KafkaTarget(KafkaAddress.of(stack.bootstrapServers()), TOPIC);
    new Simulate(settings, target, progress -> {}).run();
  }

  private static void sendByHand(BenchStack stack) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (String record : BY_HAND) {
        byte[] payload = record.replace('\'', '"').getBytes(UTF_8);
        producer.send(new ProducerRecord<>(TOPIC, 0, null, payload)).get();
      }
    }
  }

  private static void assertDirty(Phase phase) throws SQLException {
    try (Connection connection = DriverManager.getConnection(phase.jdbcUrl());
        Statement statement = connection.createStatement();
        ResultSet sums =
            statement.executeQuery(
                "select sum(duplicate_count), sum(rejection_count), sum(rejected_metric_count),"
                    + " count(*) filter (where sensor_type = 'unknown')"
                    + " from marts.daily_sensor_health where day = date '%s'".formatted(DAY))) {
      sums.next();
      for (int i = 1; i <= sums.getMetaData().getColumnCount(); i++) {
        assertThat(sums.getLong(i)).as(sums.getMetaData().getColumnName(i) + " " + i).isPositive();
      }
    }
  }

  /** Keeps what a contestant says of itself. */
  private static final class HeardMarks implements Marks {
    private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

    @Override
    public void begin() {}

    @Override
    public void read(long records) {}

    @Override
    public synchronized void figure(Figure figure, long value) {
      figures.put(figure, value);
    }

    @Override
    public void end() {}
  }
}
