package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class SharedStackIT {

  private static final Instant LONG_AGO = Instant.parse("1970-01-02T00:00:00Z");

  @Test
  void databasesAreEmptyAndEachTestsOwn() throws Exception {
    var first = SharedStack.newDatabase();
    var second = SharedStack.newDatabase();

    assertThat(first).isNotEqualTo(second);
    assertThat(Sql.query(first, "select count(*) from pg_tables where schemaname = 'public'"))
        .isEqualTo("0");
    Sql.execute(first, "create table readings (id int)");
    assertThat(Sql.query(second, "select to_regclass('readings')")).isNull();
  }

  @Test
  void databaseLikeAnotherHoldsWhatThatOneHeldAndIsItsOwn() throws Exception {
    var first = SharedStack.newDatabase();
    Sql.execute(first, "create table readings as select 17 as id");

    var second = SharedStack.newDatabaseLike(first);

    Sql.execute(first, "drop table readings");
    assertThat(Sql.query(second, "select id from readings")).isEqualTo("17");
  }

  @Test
  void databaseSpeaksUtcAndUnicode() throws Exception {
    var database = SharedStack.newDatabase();

    assertThat(Sql.query(database, "select reset_val from pg_settings where name = 'TimeZone'"))
        .isEqualTo("UTC");
    assertThat(Sql.query(database, "select upper('łódź')")).isEqualTo("ŁÓDŹ");
    assertThat(Sql.query(database, "show server_version")).startsWith("17.");
  }

  @Test
  void commitsAreSynchronous() throws Exception {
    assertThat(Sql.query(SharedStack.newDatabase(), "show synchronous_commit")).isEqualTo("on");
  }

  @Test
  void databaseListensOnTheLoopbackInterfaceOnly() throws Exception {
    assertThat(Sql.query(SharedStack.newDatabase(), "show listen_addresses"))
        .isEqualTo("127.0.0.1");
  }

  @Test
  void topicsHaveThePartitionsAskedForAndGrow() {
    var topic = SharedStack.newTopic(3);
    var topics = SharedStack.stack().kafka().topics();

    assertThat(topics.partitions(topic)).contains(3);
    SharedStack.stack().kafka().addPartitions(topic, 5);
    assertThat(topics.partitions(topic)).contains(5);
  }

  @Test
  void existingTopicIsRefusedUnlessOnlyAMissingOneIsWanted() {
    var topic = SharedStack.newTopic(1);
    var topics = SharedStack.stack().kafka().topics();

    assertThatThrownBy(() -> topics.create(topic, 2))
        .isInstanceOf(StackException.class)
        .hasMessageContaining(topic);
    topics.createIfMissing(topic, 2);
    assertThat(topics.partitions(topic)).contains(1);
  }

  @Test
  void topicThatNobodyCreatedIsNotCreatedByUse() {
    assertThatThrownBy(
            () -> Records.send(SharedStack.bootstrapServers(), "nobody-created-me", "a record"))
        .isInstanceOf(ExecutionException.class);
    assertThat(SharedStack.stack().kafka().topics().partitions("nobody-created-me")).isEmpty();
  }

  @Test
  void recordOfTenMegabytesPasses() throws Exception {
    var topic = SharedStack.newTopic(1);
    var large = "x".repeat(10_000_000);

    Records.send(SharedStack.bootstrapServers(), topic, large);

    assertThat(Records.all(SharedStack.bootstrapServers(), topic))
        .singleElement()
        .satisfies(record -> assertThat(record.value()).hasSize(large.length()));
  }

  @Test
  void arrivalTimeIsWhenKafkaTookTheRecord() throws Exception {
    var topic = SharedStack.newTopic(1);
    var before = Instant.now();

    Records.send(
        SharedStack.bootstrapServers(),
        new ProducerRecord<>(topic, 0, LONG_AGO.toEpochMilli(), "sensor", "a record"));

    var record = Records.all(SharedStack.bootstrapServers(), topic).get(0);
    assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
    assertThat(Instant.ofEpochMilli(record.timestamp())).isAfter(before.minusSeconds(1));
  }
}
