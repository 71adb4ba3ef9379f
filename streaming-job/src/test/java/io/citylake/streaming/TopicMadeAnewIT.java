package io.citylake.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.audit.AuditReport;
import io.citylake.audit.DeletedPartition;
import io.citylake.audit.Verdict;
import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.spark.sql.Row;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A topic that was deleted and made anew under its name is another topic: nothing of it is taken
 * for what was to be read of the first, and nothing of it is passed over.
 */
class TopicMadeAnewIT {
  private static final Instant MORNING = Instant.parse("2026-01-15T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
  private static final int OF_THE_FIRST = 100;
  private static final int OF_THE_SECOND = 250;

  private Admin admin;
  private City city;

  @BeforeEach
  void foundCity() throws Exception {
    admin = Admin.create(Map.of("bootstrap.servers", SharedStack.bootstrapServers()));
    city = City.found(1).withAirQualityOnly();
    city.send(readings(MORNING, OF_THE_FIRST));
  }

  @AfterEach
  void leaveCity() {
    city.close();
    admin.close();
  }

  @Test
  void startIsRefusedAndTheWayOnKeepsTheRecordsOfBothToldApart() throws Exception {
    assertThat(city.catchUp()).isZero();
    forgetTopicIds("records");
    forgetTopicIds("windows");
    assertThat(city.catchUp()).as("checkpoints from before ids were kept").isZero();
    String first = topicId();

    makeTopicAnew();
    city.send(readings(NOON, OF_THE_SECOND - 1));
    // In a window of which the first topic had readings, and which was open at its end.
    city.send(List.of(Payloads.airQuality("air-0", MORNING.plusSeconds(427), 99)));
    String second = topicId();

    for (String query : List.of("records", "windows")) {
      assertThat(city.refusal("--query", query))
          .contains("the topic " + city.topic() + " was deleted and made anew")
          .contains("the one with the id " + first + ", Kafka has " + second)
          .contains("read of it were partition 0 to 100")
          .contains("--new-checkpoint " + query);
    }
    AuditReport before = city.audit();
    assertThat(before.deleted()).containsExactly(deleted(first));
    assertThat(before.recordsInLake()).isZero();
    assertThat(before.verdict()).isEqualTo(Verdict.NOTHING_PROVEN);
    assertThat(before.partitions()).singleElement().matches(p -> p.toCome() == OF_THE_SECOND);
    assertThat(printed(before)).doesNotContain("every record accounted for");

    city.with(
            "streaming.queries.records.checkpoint",
            city.directory().resolve("records-2").toString())
        .with(
            "streaming.queries.windows.checkpoint",
            city.directory().resolve("windows-2").toString());
    assertThat(city.catchUp("--new-checkpoint", "records,windows")).isZero();

    assertThat(recordsByTopicId())
        .containsOnly(
            Map.entry(first, (long) OF_THE_FIRST), Map.entry(second, (long) OF_THE_SECOND));
    AuditReport after = city.audit();
    assertThat(after.deleted()).containsExactly(deleted(first));
    assertThat(after.recordsInLake()).isEqualTo(OF_THE_SECOND);
    assertThat(after.partitions()).allMatch(p -> p.missing() == 0 && p.repeated() == 0);
    assertThat(after.windows().unexplained())
        .as("windows that were open when the topic was made anew keep their values")
        .isZero();
    assertThat(after.windows().unread())
        .as("windows that the new topic has readings of lack those of the first")
        .isEqualTo(1);
    assertThat(after.windows().equal()).isEqualTo(after.windows().finalWindows() - 1);
    assertThat(after.verdict()).isEqualTo(Verdict.PROVEN_IN_PART);
    assertThat(
            city.postgresValue(
                "select count(distinct (query, topic_id)) from live.progress_offsets", Long.class))
        .as("both queries' offsets are told apart by the topics' ids")
        .isEqualTo(4);
    assertThat(printed(after))
        .contains("audit   topic " + city.topic() + ", id " + first + ": deleted")
        .doesNotContain("every record accounted for");
  }

  @Test
  void runningStreamEndsWithOurRemedyAndCommitsNothingOfTheNewTopic() throws Exception {
    String first = topicId();
    // Long enough for the topic to be made anew, and filled, between two batches.
    city.with("streaming.queries.records.trigger", "4s")
        .with("streaming.queries.windows.trigger", "4s");

    try (RunningJob job = RunningJob.start(city.keys())) {
      job.await().until(() -> city.recordsInLake() == OF_THE_FIRST && committed() == OF_THE_FIRST);
      makeTopicAnew();
      city.send(readings(NOON, OF_THE_SECOND));

      Outcome outcome = job.end();
      assertThat(outcome.exitCode()).isEqualTo(ExitCodes.FAILED);
      assertThat(outcome.errors())
          .contains("the topic " + city.topic() + " was deleted")
          .contains("the one with the id " + first + ", Kafka has ")
          .contains("--new-checkpoint")
          .doesNotContain("failOnDataLoss");
    }

    assertThat(recordsByTopicId()).containsOnly(Map.entry(first, (long) OF_THE_FIRST));
    assertThat(committed()).isEqualTo(OF_THE_FIRST);
    assertThat(city.refusal()).contains("was deleted and made anew");
  }

  private void makeTopicAnew() throws Exception {
    String deleted = topicId();
    admin.deleteTopics(List.of(city.topic())).all().get();
    // A broker takes its time to forget the name, and makes a topic that a client asks for.
    Awaitility.await()
        .ignoreExceptions()
        .until(
            () -> {
              if (!admin.listTopics().names().get().contains(city.topic())) {
                admin.createTopics(List.of(new NewTopic(city.topic(), 1, (short) 1))).all().get();
              }
              return !topicId().equals(deleted);
            });
  }

  private String topicId() throws Exception {
    return admin
        .describeTopics(List.of(city.topic()))
        .allTopicNames()
        .get()
        .get(city.topic())
        .topicId()
        .toString();
  }

  /** Makes a checkpoint's contract what it was before topic ids were kept. */
  private void forgetTopicIds(String query) throws Exception {
    Path folder = city.directory().resolve(query);
    Path contract = folder.resolve("citylake-contract.json");
    String without = Files.readString(contract).replaceAll("\\s*\"kafka.topic-id[^,}]*,", "");
    assertThat(without).doesNotContain("topic-id").contains("kafka.topics");
    Files.writeString(contract, without);
    Files.deleteIfExists(folder.resolve(".citylake-contract.json.crc"));
  }

  private DeletedPartition deleted(String topicId) {
    return new DeletedPartition(city.topic(), topicId, 0, 0, OF_THE_FIRST, OF_THE_FIRST, 0);
  }

  private Map<String, Long> recordsByTopicId() throws Exception {
    Map<String, Long> records = new HashMap<>();
    for (Row row :
        city.lake("select topic_id, count(distinct offset) from lake.raw.records group by 1")) {
      records.put(row.getString(0), row.getLong(1));
    }
    return records;
  }

  /** How many records went into committed windows. */
  private long committed() throws Exception {
    return city.postgresValue(
        """
        select coalesce(sum(until_offset - from_offset), 0)::bigint from live.progress_offsets
        where  query = 'windows' and topic_id is not null""",
        Long.class);
  }

  private static String printed(AuditReport report) {
    StringWriter text = new StringWriter();
    report.print(new PrintWriter(text));
    return text.toString();
  }

  private static List<String> readings(Instant from, int count) {
    return Payloads.airQuality(from, Duration.ofSeconds(10), count, 3);
  }
}
