package io.citylake.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.citylake.batch.CompareLayersCommand;
import io.citylake.batch.CompareSnapshotsCommand;
import io.citylake.batch.DailyMartsCommand;
import io.citylake.cli.stack.StackTopics;
import io.citylake.cli.table.ResultTable;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.postgres.PostgresPool;
import io.citylake.send.KafkaAddress;
import io.citylake.send.KafkaSender;
import io.citylake.settings.Settings;
import io.citylake.streaming.StreamCommand;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the demo shows of the batch layer: yesterday's marts; then some readings of yesterday come
 * late, and the comparisons say what they changed.
 */
final class DemoBatchLayer {
  private static final int LATE_READINGS = 20;

  private static final String CITIES =
      """
      select   city, sensor_type, metric, reading_count as readings, sensor_count as sensors,
               round(value_mean::numeric, 2) as mean, round(value_p95::numeric, 2) as p95
      from     marts.daily_city_metrics
      where    metric in ('pm2_5', 'intensity', 'occupancy', 'temperature', 'speed')
      order by sensor_type, metric, readings desc
      limit    8\
      """;

  private final Map<String, String> keys;
  private final Settings settings;
  private final PrintWriter out;
  private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  DemoBatchLayer(Map<String, String> keys, Settings settings, PrintWriter out) {
    this.keys = keys;
    this.settings = settings;
    this.out = out;
  }

  /** Shows it; whether every difference is explained and every check holds. */
  boolean show() throws Exception {
    title("batch layer: yesterday's marts, checked, then published");
    boolean holds = run(new DailyMartsCommand(keys), "--date", yesterday.toString());
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-demo")) {
      title(
          "metrics of its cities (marts.daily_city_metrics; dashboards see"
              + " serving.daily_city_metrics)");
      out.println(ResultTable.of(postgres, CITIES));
    }
    title(String.format(Locale.ROOT, "%d readings of yesterday come late", LATE_READINGS));
    sendLate();
    if (ExitCodes.commandLine(new StreamCommand(keys)).execute("--catch-up") != ExitCodes.DONE) {
      throw new CommandFailed("the streaming job failed; CITYLAKE_LOG=info shows more");
    }
    title("speed layer against batch layer: yesterday, with the late readings in the batch layer");
    holds &=
        run(
            new DailyMartsCommand(keys),
            "--date",
            yesterday.toString(),
            "--mart",
            "daily_city_metrics");
    holds &= run(new CompareLayersCommand(keys), "--date", yesterday.toString());
    title("time travel: yesterday's mart before and after they came");
    holds &=
        run(
            new CompareSnapshotsCommand(keys),
            "daily_city_metrics",
            "--date",
            yesterday.toString(),
            "--rows",
            "5");
    return holds;
  }

  private boolean run(Object job, String... arguments) {
    int code = ExitCodes.commandLine(job).setOut(out).execute(arguments);
    if (code != ExitCodes.DONE && code != ExitCodes.UNEXPLAINED) {
      throw new CommandFailed("the batch layer failed; CITYLAKE_LOG=info shows more");
    }
    return code == ExitCodes.DONE;
  }

  private void sendLate() {
    KafkaAddress kafka = KafkaAddress.of(settings.kafka().bootstrapServers());
    try (KafkaSender sender =
        KafkaSender.open(kafka, "citylake-demo", Set.of(StackTopics.CANONICAL))) {
      for (int i = 0; i < LATE_READINGS; i++) {
        String sensor = "air-late-" + i % 4;
        sender.send(StackTopics.CANONICAL, sensor.getBytes(UTF_8), reading(sensor, i));
      }
      sender.flush();
    }
  }

  private byte[] reading(String sensor, int number) {
    Instant time = yesterday.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC).plusSeconds(number);
    return String.format(
            Locale.ROOT,
            """
            {"sensor_id": "%s", "sensor_type": "air_quality", "city": "Warsaw", "district": "Wola",
             "event_time": "%s", "metrics": {"pm2_5": %d, "pm10": %d}}\
            """,
            sensor,
            time,
            60 + number,
            90 + number)
        .getBytes(UTF_8);
  }

  private void title(String text) {
    out.printf("%n%s%n", text);
    out.flush();
  }
}
