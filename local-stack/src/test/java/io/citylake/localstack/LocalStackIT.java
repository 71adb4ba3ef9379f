package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  private static final String TOPIC = "records";
  private static final Duration WITHIN_A_MINUTE = Duration.ofMinutes(1);

  @TempDir Path directory;

  @AfterEach
  void noProcessIsLeft() {
    await()
        .atMost(WITHIN_A_MINUTE)
        .untilAsserted(() -> assertThat(OtherJvm.processesNaming(directory)).isEmpty());
  }

  @Test
  void topicsAndSqlWorkWithinAMinuteOfTheStart() throws Exception {
    var begin = Instant.now();
    try (var stack = LocalStack.start(directory, StackPorts.FREE)) {
      assertThat(Duration.between(begin, Instant.now())).isLessThan(WITHIN_A_MINUTE);

      storeSomething(stack);

      assertThatSomethingIsStored(stack.bootstrapServers(), stack.jdbcUrl());
    }
  }

  @Test
  void stateIsKeptBetweenTwoRunsInTheSameDirectory() throws Exception {
    try (var first = LocalStack.start(directory, StackPorts.FREE)) {
      storeSomething(first);
    }
    try (var second = LocalStack.start(directory, StackPorts.FREE)) {
      assertThatSomethingIsStored(second.bootstrapServers(), second.jdbcUrl());
    }
  }

  @Test
  void databaseComesBackOnItsPortWithItsRows() throws Exception {
    try (var stack = LocalStack.start(directory, StackPorts.FREE)) {
      storeSomething(stack);
      var url = stack.jdbcUrl();

      stack.database().stop();
      assertThatThrownBy(() -> Sql.query(url, "select 1")).isInstanceOf(SQLException.class);
      assertThat(LocalStack.running(directory)).isEmpty();
      stack.database().start();

      assertThat(stack.jdbcUrl()).isEqualTo(url);
      assertThatSomethingIsStored(stack.bootstrapServers(), url);
      assertThat(LocalStack.running(directory)).isPresent();
    }
  }

  @Test
  void brokerComesBackOnItsPortWithItsRecords() throws Exception {
    try (var stack = LocalStack.start(directory, StackPorts.FREE)) {
      storeSomething(stack);
      var bootstrapServers = stack.bootstrapServers();

      stack.kafka().stop();
      assertThatThrownBy(() -> Records.send(bootstrapServers, TOPIC, "lost"))
          .isInstanceOf(ExecutionException.class);
      stack.kafka().start();

      assertThat(stack.bootstrapServers()).isEqualTo(bootstrapServers);
      assertThatSomethingIsStored(bootstrapServers, stack.jdbcUrl());
    }
  }

  @Test
  void brokerDoesNotHearCtrlCWhichTheTerminalSendsToAll() throws Exception {
    try (var stack = LocalStack.start(directory, StackPorts.FREE)) {
      var broker = LocalStack.running(directory).orElseThrow().brokerPid();

      new ProcessBuilder("sh", "-c", "kill -INT " + broker).start().waitFor();

      await().during(Duration.ofSeconds(2)).until(() -> LocalStack.running(directory).isPresent());
      storeSomething(stack);
      assertThatSomethingIsStored(stack.bootstrapServers(), stack.jdbcUrl());
    }
  }

  @Test
  void killedParentLeavesNoProcessAndLosesNothing() throws Exception {
    var parent = OtherJvm.withAttachedStack(directory);
    var stack = LocalStack.running(directory).orElseThrow();
    storeSomething(stack.bootstrapServers(), stack.jdbcUrl());

    parent.destroyForcibly().waitFor();

    noProcessIsLeft();
    try (var next = LocalStack.start(directory, StackPorts.FREE)) {
      assertThatSomethingIsStored(next.bootstrapServers(), next.jdbcUrl());
    }
  }

  @Test
  void detachedStackSurvivesItsStarterUntilItIsStopped() throws Exception {
    OtherJvm.startDetachedStack(directory);
    var stack = LocalStack.running(directory).orElseThrow();

    storeSomething(stack.bootstrapServers(), stack.jdbcUrl());
    assertThatSomethingIsStored(stack.bootstrapServers(), stack.jdbcUrl());
    assertThatThrownBy(() -> LocalStack.start(directory, StackPorts.FREE))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("is running in " + directory + " already");

    assertThat(LocalStack.stop(directory)).isTrue();
    assertThat(LocalStack.running(directory)).isEmpty();
    assertThat(OtherJvm.processesNaming(directory)).isEmpty();
  }

  @Test
  void detachedStackIsStartedAndStoppedAgainByTheSameProcess() {
    for (int i = 0; i < 2; i++) {
      var stack = LocalStack.startDetached(directory, StackPorts.FREE);
      assertThat(LocalStack.running(directory)).contains(stack);
      assertThat(LocalStack.stop(directory)).isTrue();
    }
  }

  @Test
  void stackOfALivingProcessIsNotStoppedByAnother() throws Exception {
    var parent = OtherJvm.withAttachedStack(directory);
    try {
      assertThatThrownBy(() -> LocalStack.stop(directory))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("is in use")
          .hasMessageContaining("process " + parent.pid());
      assertThat(LocalStack.running(directory)).isPresent();
    } finally {
      parent.destroy();
    }
  }

  @Test
  void leftoversOfAStackThatDiedAreCleanedUpAtTheNextStart() throws Exception {
    OtherJvm.startDetachedStack(directory);
    var dead = LocalStack.running(directory).orElseThrow();
    storeSomething(dead.bootstrapServers(), dead.jdbcUrl());
    // The broker runs on; PostgreSQL is killed and leaves its postmaster.pid behind.
    ProcessHandle.of(dead.postmasterPid()).orElseThrow().destroyForcibly();
    await().until(() -> LocalStack.running(directory).isEmpty());

    try (var next = LocalStack.start(directory, StackPorts.FREE)) {
      assertThatSomethingIsStored(next.bootstrapServers(), next.jdbcUrl());
      assertThat(ProcessHandle.of(dead.brokerPid()).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void interruptedFirstStartOfTheDatabaseIsBegunAgain() throws Exception {
    var data = Files.createDirectories(directory.resolve("postgres/data"));
    Files.writeString(data.resolve("postgresql.conf"), "# as far as it got\n");

    try (var stack = LocalStack.start(directory, StackPorts.FREE)) {
      assertThat(Sql.query(stack.jdbcUrl(), "select current_database()"))
          .isEqualTo(LocalStack.DATABASE);
    }
  }

  @Test
  void everyTakenPortIsNamedAtOnce() throws Exception {
    try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var taken = new StackPorts(first.getLocalPort(), second.getLocalPort());

      assertThatThrownBy(() -> LocalStack.start(directory, taken))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Kafka was not started")
          .hasMessageContaining("port " + taken.kafka())
          .hasMessageContaining("PostgreSQL was not started")
          .hasMessageContaining("port " + taken.postgres());
    }
  }

  @Test
  void brokerThatCannotStartShowsTheEndOfItsLog() throws Exception {
    Files.createDirectories(directory.resolve("kafka/data"));
    Files.writeString(
        directory.resolve("kafka/data/meta.properties"),
        "version=1\nnode.id=77\ncluster.id=other\n");

    assertThatThrownBy(() -> LocalStack.start(directory, StackPorts.FREE))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Kafka did not start")
        .hasMessageContaining("node id 77")
        .hasMessageContaining("broker.log");
  }

  private static void storeSomething(LocalStack stack) throws Exception {
    storeSomething(stack.bootstrapServers(), stack.jdbcUrl());
  }

  private static void storeSomething(String bootstrapServers, String jdbcUrl) throws Exception {
    new KafkaTopics(bootstrapServers).create(TOPIC, 4);
    Records.send(bootstrapServers, TOPIC, "a record");
    Sql.execute(jdbcUrl, "create table windows as select 'a row' as content");
  }

  private static void assertThatSomethingIsStored(String bootstrapServers, String jdbcUrl)
      throws Exception {
    assertThat(Records.all(bootstrapServers, TOPIC))
        .extracting(ConsumerRecord::value)
        .containsExactly("a record");
    assertThat(Sql.query(jdbcUrl, "select content from windows")).isEqualTo("a row");
  }
}
