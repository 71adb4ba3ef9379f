package io.citylake.marts;

import io.citylake.models.Mart;
import io.citylake.models.PublishedDay;
import io.citylake.postgres.InTransaction;
import io.citylake.postgres.MartView;
import io.citylake.postgres.PostgresPool;
import io.citylake.postgres.RetryWhileUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/**
 * Shows a mart's day in PostgreSQL: its rows replace those of the day, and {@code marts.published}
 * says so, in one transaction. Readers see the old day or the new one, never a part.
 */
public final class PublishDay {
  private static final String PUBLISHED =
      """
      insert into marts.published
            (mart, day, run_id, mart_snapshot, tag, input_records, input_repairs, input_rows, row_count, published_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
      on conflict (mart, day) do update
      set    run_id        = excluded.run_id,
             mart_snapshot = excluded.mart_snapshot,
             tag           = excluded.tag,
             input_records = excluded.input_records,
             input_repairs = excluded.input_repairs,
             input_rows    = excluded.input_rows,
             row_count     = excluded.row_count,
             published_at  = excluded.published_at
      """;

  private final PostgresPool pool;
  private final RetryWhileUnavailable retry;

  public PublishDay(PostgresPool pool, RetryWhileUnavailable retry) {
    this.pool = pool;
    this.retry = retry;
  }

  /**
   * Publishes a day.
   *
   * @param rows the day's rows, in the mart's columns; asked for again where PostgreSQL went away
   *     meanwhile. Not asked for where the mart stays in the lake.
   * @throws SQLException if PostgreSQL refuses, or is unavailable for longer than is waited
   */
  public void publish(Mart mart, PublishedDay day, Supplier<Iterator<Row>> rows)
      throws SQLException {
    retry.run(
        "publication of %s of %s".formatted(mart.name(), day.day()),
        () ->
            InTransaction.run(
                pool,
                connection -> {
                  // First, so that a second publisher of the day waits here.
                  remember(connection, day);
                  if (mart.isPublished()) {
                    delete(connection, mart, day.day());
                    CopyMart.into(connection, mart, rows.get());
                  }
                  return day;
                }));
  }

  private static void remember(Connection connection, PublishedDay day) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(PUBLISHED)) {
      insert.setString(1, day.mart());
      insert.setObject(2, day.day());
      insert.setString(3, day.run());
      insert.setLong(4, day.snapshot());
      insert.setString(5, day.tag());
      insert.setLong(6, day.input().records());
      insert.setLong(7, day.input().repairs());
      insert.setLong(8, day.inputRows());
      insert.setLong(9, day.rows());
      insert.execute();
    }
  }

  private static void delete(Connection connection, Mart mart, LocalDate day) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from " + MartView.table(mart) + " where day = ?")) {
      delete.setObject(1, day);
      delete.execute();
    }
  }
}
