package io.citylake.cli.stack;

import io.citylake.command.CommandFailed;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import io.citylake.replay.StreamReads;
import io.citylake.settings.Settings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** How far the windows query is with some topics, as it says itself in {@code live.progress}. */
public final class WindowsRead implements StreamReads {
  private static final String READ =
      """
      select   topic, partition, max(until_offset)
      from     live.progress_offsets
      where    query = 'windows' and topic = any(?)
      group by topic, partition\
      """;

  private final KafkaPartitions kafka;
  private final PostgresPool postgres;
  private final Set<String> topics;

  private WindowsRead(Settings settings, Set<String> topics) {
    this.kafka = new KafkaPartitions(settings.kafka());
    this.postgres = PostgresPool.open(settings.postgres(), "citylake-replay");
    this.topics = Set.copyOf(topics);
  }

  /** How far the windows query of {@code settings} is with {@code topics}. */
  public static WindowsRead of(Settings settings, Set<String> topics) {
    return new WindowsRead(settings, topics);
  }

  @Override
  public boolean hasReadAll() {
    Map<TopicPartition, Long> read = read();
    return kafka.held(topics).entrySet().stream()
        .allMatch(
            held ->
                held.getValue().end() == held.getValue().earliest()
                    || read.getOrDefault(held.getKey(), 0L) >= held.getValue().end());
  }

  private Map<TopicPartition, Long> read() {
    try (Connection connection = postgres.connection();
        PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setArray(1, connection.createArrayOf("text", topics.toArray()));
      Map<TopicPartition, Long> read = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
      return read;
    } catch (SQLException e) {
      throw new CommandFailed(
          "how far the stream is cannot be told: %s; see that PostgreSQL is there and migrated, or replay without --in-step"
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
  }
}
