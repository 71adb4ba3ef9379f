package io.citylake.cli.demo;

import io.citylake.cli.table.ResultTable;
import io.citylake.postgres.PostgresPool;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Shows, line by line, how far the speed layer is. What it shows comes from PostgreSQL, as for
 * everybody else.
 */
final class LiveDisplay implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LINE = Duration.ofSeconds(5);
  private static final int LINES_BETWEEN_WINDOWS = 4;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final String TOTALS =
      """
      select coalesce(sum(input_rows) filter (where query = 'records'), 0),
             coalesce(sum(rejected_rows) filter (where query = 'records'), 0),
             coalesce(sum(late_rows) filter (where query = 'windows'), 0),
             (array_agg(lag_seconds order by committed_at desc)
                filter (where query = 'windows' and lag_seconds is not null))[1],
             max(watermark) filter (where query = 'windows'),
             (select count(*) from live.windows)
      from   live.progress\
      """;

  private static final String NEWEST_WINDOWS =
      """
      select   window_start, city, sensor_type, metric, sum(reading_count)::bigint as readings,
               sum(value_sum) / sum(reading_count) as mean, min(value_min) as min, max(value_max) as max
      from     live.windows
      where    window_start = (select max(window_start) from live.windows)
      and      (sensor_type, metric) in
               (('air_quality', 'pm2_5'), ('traffic', 'intensity'), ('parking', 'occupancy'), ('weather', 'temperature'))
      group by window_start, city, sensor_type, metric
      order by sensor_type, city
      limit    8\
      """;

  private final PostgresPool postgres;
  private final PrintWriter out;
  private final CountDownLatch closed = new CountDownLatch(1);
  private long lastRecords;
  private long lastNanos = System.nanoTime();
  private int lines;

  LiveDisplay(PostgresPool postgres, PrintWriter out) {
    this.postgres = postgres;
    this.out = out;
  }

  /** Shows progress until {@code end} holds; false where {@code patience} came to its end first. */
  boolean until(BooleanSupplier end, Duration patience) throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!end.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      if (System.nanoTime() - lastNanos >= LINE.toNanos()) {
        line();
      }
      if (closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    line();
    return true;
  }

  private void line() throws SQLException {
    try (Connection connection = postgres.connection();
        Statement statement = connection.createStatement();
        ResultSet totals = statement.executeQuery(TOTALS)) {
      totals.next();
      if (totals.getLong(1) == 0 && totals.getLong(6) == 0) {
        lastNanos = System.nanoTime();
        return;
      }
      print(totals);
    }
    if (++lines % LINES_BETWEEN_WINDOWS == 0) {
      newestWindows();
    }
  }

  private void print(ResultSet totals) throws SQLException {
    long records = totals.getLong(1);
    long rejected = totals.getLong(2);
    long now = System.nanoTime();
    double rate = (records - lastRecords) * 1e9 / Math.max(1, now - lastNanos);
    lastRecords = records;
    lastNanos = now;
    Timestamp watermark = totals.getTimestamp(5);
    out.printf(
        Locale.ROOT,
        " %s  records %,9.0f/s   lag %5.1f s   lake %,11d   rejected %,7d (%.2f %%)   windows %,8d "
            + "  watermark %s   late %,d%n",
        LocalTime.now(ZoneOffset.UTC).format(CLOCK),
        rate,
        totals.getDouble(4),
        records,
        rejected,
        records == 0 ? 0 : 100.0 * rejected / records,
        totals.getLong(6),
        watermark == null
            ? "   none yet"
            : DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(watermark.toInstant()),
        totals.getLong(3));
    out.flush();
  }

  /** Shows some of the newest windows. */
  void newestWindows() throws SQLException {
    out.println(ResultTable.of(postgres, NEWEST_WINDOWS));
    out.flush();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
