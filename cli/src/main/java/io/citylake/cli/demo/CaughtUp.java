package io.citylake.cli.demo;

import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Whether every query has read all that Kafka holds. */
final class CaughtUp implements AutoCloseable {
  private static final String READ =
      """
      select coalesce(min(records), 0)
      from  (select   query.name, coalesce(sum(range.until_offset - range.from_offset), 0) as records
             from     unnest(?) as query (name)
             left join live.progress_offsets range on range.query = query.name
             group by query.name) read\
      """;

  private final KafkaPartitions kafka;
  private final List<String> queries;
  private final PostgresPool postgres;

  CaughtUp(Settings settings, PostgresPool postgres) {
    this.kafka = new KafkaPartitions(settings.kafka());
    this.queries = settings.streaming().run();
    this.postgres = postgres;
  }

  boolean isTrue() {
    try (Connection connection = postgres.connection();
        PreparedStatement statement = prepared(connection);
        ResultSet read = statement.executeQuery()) {
      read.next();
      long inKafka =
          kafka.held(kafka.topics()).values().stream()
              .mapToLong(held -> held.end() - held.earliest())
              .sum();
      return read.getLong(1) >= inKafka;
    } catch (SQLException e) {
      return false;
    }
  }

  private PreparedStatement prepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(READ);
    statement.setArray(1, connection.createArrayOf("text", queries.toArray()));
    return statement;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
