package io.citylake.cli.demo;

import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether both queries have read all that Kafka holds. */
final class CaughtUp implements AutoCloseable {
  private static final String READ =
      """
      select coalesce(min(records), 0)
      from  (select   query.name, coalesce(sum(range.until_offset - range.from_offset), 0) as records
             from     (values ('records'), ('windows')) as query (name)
             left join live.progress_offsets range on range.query = query.name
             group by query.name) read\
      """;

  private final KafkaPartitions kafka;
  private final PostgresPool postgres;

  CaughtUp(Settings.Kafka kafka, PostgresPool postgres) {
    this.kafka = new KafkaPartitions(kafka);
    this.postgres = postgres;
  }

  boolean isTrue() {
    try (Connection connection = postgres.connection();
        Statement statement = connection.createStatement();
        ResultSet read = statement.executeQuery(READ)) {
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

  @Override
  public void close() {
    kafka.close();
  }
}
