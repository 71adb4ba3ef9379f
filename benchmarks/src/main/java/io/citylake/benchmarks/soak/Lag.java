package io.citylake.benchmarks.soak;

import io.citylake.tables.QueryNames;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The lag is how far the queries are behind Kafka: its end offsets, minus what {@code
 * live.progress} has as committed. Keeps the largest that it sees, because a look between two
 * triggers says little.
 */
final class Lag implements AutoCloseable {
  private static final String COMMITTED =
      """
      select coalesce(sum(until_offset), 0)
      from  (select   partition, max(until_offset) as until_offset
             from     live.progress_offsets
             where    query = ?
             group by partition) as committed
      """;

  /** The age of the newest record that the query's readers can see. */
  private static final String AGE =
      """
      select   extract(epoch from clock_timestamp() - committed_at)::float8 + lag_seconds
      from     live.progress
      where    query = ? and lag_seconds is not null
      order by committed_at desc
      limit    1
      """;

  private final Connection connection;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final Map<Series, Double> largest = new EnumMap<>(Series.class);
  private long end;

  Lag(String bootstrapServers, String topic, String jdbcUrl) throws SQLException {
    this.connection = DriverManager.getConnection(jdbcUrl);
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
  }

  /** Looks once. */
  void look() throws SQLException {
    end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    look(QueryNames.WINDOWS, Series.WINDOWS_LAG_RECORDS, Series.WINDOWS_LAG_SECONDS);
    look(QueryNames.RECORDS, Series.RECORDS_LAG_RECORDS, Series.RECORDS_LAG_SECONDS);
  }

  private void look(String query, Series inRecords, Series inSeconds) throws SQLException {
    try (PreparedStatement committed = prepared(COMMITTED, query);
        ResultSet offsets = committed.executeQuery();
        PreparedStatement age = prepared(AGE, query);
        ResultSet seconds = age.executeQuery()) {
      offsets.next();
      largest.merge(inRecords, (double) Math.max(0, end - offsets.getLong(1)), Math::max);
      if (seconds.next()) {
        largest.merge(inSeconds, seconds.getDouble(1), Math::max);
      }
    }
  }

  private PreparedStatement prepared(String sql, String query) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, query);
    return statement;
  }

  /** Records in Kafka at the last look. */
  long end() {
    return end;
  }

  /** The largest since the last call. */
  Map<Series, Double> largest() {
    Map<Series, Double> seen = new HashMap<>(largest);
    largest.clear();
    return seen;
  }

  @Override
  public void close() throws SQLException {
    consumer.close();
    connection.close();
  }
}
