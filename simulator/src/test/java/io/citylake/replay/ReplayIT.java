package io.citylake.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void recordedLinesArriveInKafkaAsTheyAreAndInTheOrderOfTheirEventTimes() throws Exception {
    String topic = SharedStack.newTopic(1);
    describe(topic);
    Files.writeString(
        folder.resolve("rain.csv"),
        "id,time,mm\nb,2025-01-15T14:00:02,1\na,2025-01-15T14:00:00,2\nx,noon,3\n");

    assertThat(run("--shift-to=2026-01-15T00:00:00Z")).as(err.toString()).isZero();

    assertThat(records(topic, 3))
        .extracting(ConsumerRecord::key, ConsumerRecord::value)
        .containsExactly(
            tuple("a", "a,2026-01-14T23:59:58,2"),
            tuple("x", "x,noon,3"),
            tuple("b", "b,2026-01-15T00:00:00,1"));
    assertThat(out.toString()).contains("in all").contains("3");
  }

  @Test
  void rewrittenRecordsOfAPackedFileArriveInKafkaMovedAndInTheOrderOfTheirEventTimes()
      throws Exception {
    String topic = SharedStack.newTopic(1);
    describe(topic);
    try (OutputStream file =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("rain.csv.gz")))) {
      file.write(
          "mm,note,time,id\n1,x,2025-01-15T14:00:02,\u0142\n2,\"y\",2025-01-15T14:00:00,a\n"
              .getBytes(StandardCharsets.UTF_8));
    }

    assertThat(run("--shift-to=2026-01-15T00:00:00Z")).as(err.toString()).isZero();

    assertThat(records(topic, 2))
        .extracting(ConsumerRecord::key, ConsumerRecord::value)
        .containsExactly(
            tuple("a", "a,2026-01-14T23:59:58,2"), tuple("\u0142", "\u0142,2026-01-15T00:00:00,1"));
  }

  @Test
  void acceleratedReplayKeepsTheGapsAndShowsItsProgress() throws Exception {
    String topic = SharedStack.newTopic(1);
    describe(topic);
    Files.writeString(
        folder.resolve("rain.csv"),
        "id,time,mm\na,2025-01-15T14:00:00,1\na,2025-01-15T14:04:00,2\n");

    assertThat(run("--pace=60x")).as(err.toString()).isZero();

    List<ConsumerRecord<String, String>> records = records(topic, 2);
    assertThat(records.get(1).timestamp() - records.get(0).timestamp())
        .as("four minutes in four seconds")
        .isBetween(3_500L, 8_000L);
    assertThat(err.toString()).contains("sent 1 of 2");
  }

  @Test
  void topicThatIsNotThereIsToldBeforeAnythingIsSent() throws Exception {
    describe("no-such-topic");
    Files.writeString(folder.resolve("rain.csv"), "id,time,mm\na,2025-01-15T14:00:00,1\n");

    assertThat(run()).isEqualTo(2);

    assertThat(err.toString())
        .contains("topic = no-such-topic")
        .contains(" makes it, or leave its source out with --only");
  }

  @Test
  void brokerThatDoesNotAnswerIsToldWithARemedy() throws Exception {
    describe("rain");
    Files.writeString(folder.resolve("rain.csv"), "id,time,mm\na,2025-01-15T14:00:00,1\n");

    assertThat(run("--bootstrap-servers=127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString()).contains("no Kafka broker answers at 127.0.0.1:1");
  }

  private void describe(String topic) throws Exception {
    Files.writeString(
        folder.resolve("rain.conf"),
        """
        topics = [%s]
        format = csv
        columns = [id, time, mm]
        sensor_id = id
        sensor_type { constant = weather }
        event_time { field = time, zone = UTC }
        metrics { precipitation = mm }
        recording { files = ["*.csv"], header = true }
        """
            .formatted(topic));
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>();
    all.add("--recordings=" + folder);
    all.add("--sources=" + folder);
    all.addAll(List.of(arguments));
    if (all.stream().noneMatch(argument -> argument.startsWith("--bootstrap-servers"))) {
      all.add("--bootstrap-servers=" + SharedStack.bootstrapServers());
    }
    return ExitCodes.commandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  private static List<ConsumerRecord<String, String>> records(String topic, int count) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", SharedStack.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                assertThat(records).hasSize(count);
              });
    }
    return records;
  }
}
