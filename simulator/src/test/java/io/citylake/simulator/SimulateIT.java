package io.citylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import io.citylake.send.KafkaAddress;
import io.citylake.send.SendingFailed;
import io.citylake.simulator.feed.AnswerKey;
import io.citylake.simulator.feed.AnswerKeyFile;
import io.citylake.simulator.feed.CityClock;
import io.citylake.simulator.feed.FaultShares;
import io.citylake.simulator.feed.SimulatedFeed;
import io.citylake.simulator.feed.SimulationSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateIT {
  private static final Instant BEGINNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final int PARTITIONS = 4;
  private static final String NOBODY_THERE = "127.0.0.1:1";

  @TempDir private Path directory;

  @Test
  void topicHoldsTheFeedByteForByteAndEachSensorInOnePartition() {
    KafkaTarget target = newTarget();
    SimulationSettings settings =
        SimulationSettings.of(CityClock.backfill(BEGINNING, 1000, Duration.ofMinutes(1)))
            .atMost(20_000);

    AnswerKey key = new Simulate(settings, target, ProgressListener.none()).run();

    List<ConsumerRecord<byte[], byte[]>> records = records(target);
    assertThat(key.complete()).isTrue();
    assertThat(key.topics().get(target.topic()).total().records()).isEqualTo(records.size());
    List<String> sent = new ArrayList<>();
    new SimulatedFeed(settings)
        .forEachRemaining(
            report -> {
              if (!report.isSilent()) {
                sent.add(report.sensor().id() + text(report.payload()));
              }
            });
    assertThat(records.stream().map(r -> text(r.key()) + text(r.value())).toList())
        .containsExactlyInAnyOrderElementsOf(sent);
    Map<String, Set<Integer>> partitions = new HashMap<>();
    records.forEach(
        r ->
            partitions
                .computeIfAbsent(text(r.key()), sensor -> new HashSet<>())
                .add(r.partition()));
    assertThat(partitions.values()).allMatch(ofSensor -> ofSensor.size() == 1);
  }

  @Test
  void rateIsKept() {
    KafkaTarget target = newTarget();
    Instant start = Instant.now();
    SimulationSettings settings =
        SimulationSettings.of(CityClock.paced(start, 500, 1))
            .withFaults(FaultShares.none())
            .until(start.plusSeconds(3));
    long before = System.nanoTime();

    AnswerKey key = new Simulate(settings, target, ProgressListener.none()).run();

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(30));
    assertThat(key.topics().get(target.topic()).total().records()).isEqualTo(1500);
  }

  @Test
  void keyIsExactWhenStopped() {
    KafkaTarget target = newTarget();
    AtomicInteger told = new AtomicInteger();
    Simulate simulate =
        new Simulate(
            SimulationSettings.of(CityClock.live(Instant::now)),
            target,
            progress -> {
              assertThat(progress.soFar().complete()).isFalse();
              assertThat(progress.remaining()).isNull();
              told.incrementAndGet();
            });
    CompletableFuture<AnswerKey> running = CompletableFuture.supplyAsync(simulate::run);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> told.get() >= 2);

    simulate.stop();

    AnswerKey key = running.join();
    assertThat(key.complete()).isTrue();
    assertThat(key.topics().get(target.topic()).total().records()).isEqualTo(count(target));
  }

  @Test
  void commandSendsAndWritesItsKey() throws Exception {
    KafkaTarget target = newTarget();
    Path file = directory.resolve("key.json");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exitCode =
        ExitCodes.commandLine(new SimulateCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                "--bootstrap-servers",
                target.kafka().bootstrapServers(),
                "--topic",
                target.topic(),
                "--rate",
                "1000",
                "--count",
                "3000",
                "--faults",
                "malformed=0.1",
                "--answer-key",
                file.toString());

    assertThat(exitCode).as(err.toString()).isZero();
    assertThat(count(target)).isEqualTo(3000);
    AnswerKey key = new AnswerKeyFile(file).read();
    assertThat(key.complete()).isTrue();
    assertThat(key.topics().get(target.topic()).total().records()).isEqualTo(3000);
    assertThat(out.toString()).contains(target.topic(), "in all", "3,000");
    assertThat(err.toString()).contains("records", "city time", "remaining");
  }

  @Test
  void missingTopicIsAnErrorWithARemedy() {
    KafkaTarget missing =
        new KafkaTarget(KafkaAddress.of(SharedStack.bootstrapServers()), "nobody-created-me");

    assertThatThrownBy(() -> simulateOne(missing))
        .isInstanceOf(SendingFailed.class)
        .hasMessageContaining("nobody-created-me")
        .hasMessageContaining("create it");
  }

  @Test
  void missingBrokerIsAnErrorWithARemedyWithinSeconds() {
    KafkaTarget nobody = new KafkaTarget(KafkaAddress.of(NOBODY_THERE), "smart-city-sensors");
    long before = System.nanoTime();

    assertThatThrownBy(() -> simulateOne(nobody))
        .isInstanceOf(SendingFailed.class)
        .hasMessageContaining("no Kafka broker answers at " + NOBODY_THERE)
        .hasMessageContaining("--bootstrap-servers");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
  }

  private static void simulateOne(KafkaTarget target) {
    SimulationSettings one = SimulationSettings.of(CityClock.paced(BEGINNING, 1, 1)).atMost(1);
    new Simulate(one, target, ProgressListener.none()).run();
  }

  private static KafkaTarget newTarget() {
    return new KafkaTarget(
        KafkaAddress.of(SharedStack.bootstrapServers()), SharedStack.newTopic(PARTITIONS));
  }

  private static long count(KafkaTarget target) {
    try (var consumer = consumer(target)) {
      return consumer.endOffsets(partitions(target)).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(KafkaTarget target) {
    long expected = count(target);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = consumer(target)) {
      consumer.assign(partitions(target));
      consumer.seekToBeginning(partitions(target));
      Awaitility.await()
          .pollInSameThread()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() == expected;
              });
    }
    return records;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(KafkaTarget target) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", target.kafka().bootstrapServers()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(KafkaTarget target) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new TopicPartition(target.topic(), partition));
    }
    return partitions;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
