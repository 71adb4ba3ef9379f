package io.citylake.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.session.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsOfCheckpointTest {
  @TempDir private Path folder;

  /** What Kafka would answer. */
  private final Map<String, String> inKafka = new TreeMap<>(Map.of("city", "Old"));

  @Test
  void topicIsKeptInTheContractBesideWhatElseIsThere() {
    contract().store(Map.of("streaming.watermark", "PT10M"));

    assertThat(topics().ids(Set.of("city"))).containsExactly(Map.entry("city", "Old"));

    assertThat(contract().stored())
        .contains(Map.of("streaming.watermark", "PT10M", "kafka.topic-id.city", "Old"));
    assertThatCode(topics()::confirm).doesNotThrowAnyException();
  }

  @Test
  void topicThatWasMadeAnewIsNamedWithBothIdsAndHowFarItWasRead() throws IOException {
    topics().ids(Set.of("city"));
    planAndCommit("{\"city\":{\"0\":100}}");
    inKafka.put("city", "New");

    assertThat(topics().ids(Set.of("city"))).containsEntry("city", "Old");
    assertThatThrownBy(topics()::confirm)
        .isInstanceOf(TopicMadeAnew.class)
        .hasMessageContaining("the topic city was deleted and made anew")
        .hasMessageContaining("the one with the id Old, Kafka has New")
        .hasMessageContaining("read of it were partition 0 to 100")
        .hasMessageContaining("--new-checkpoint windows");
  }

  @Test
  void topicThatIsGoneIsNotConfirmed() {
    topics().ids(Set.of("city"));
    inKafka.clear();

    assertThatThrownBy(topics()::confirm).hasMessageContaining("Kafka has none of this name");
    assertThatThrownBy(() -> topics().ids(Set.of("suburb")))
        .isInstanceOf(TopicMadeAnew.class)
        .hasMessageContaining("the topic suburb was deleted");
  }

  @Test
  void checkpointThatHasYetToBeginTakesTheTopicsAsTheyAreAndOneThatHasBegunKeepsIts()
      throws IOException {
    topics().ids(Set.of("city"));
    TopicsOfCheckpoint topics = topics();

    topics.begin(Map.of("city", "New"));
    assertThat(topics.contracted()).containsExactly(Map.entry("kafka.topic-id.city", "New"));

    planAndCommit("{\"city\":{\"0\":100}}");
    topics.begin(Map.of("city", "Newer", "suburb", "First"));
    assertThat(topics.contracted())
        .containsOnly(
            Map.entry("kafka.topic-id.city", "New"), Map.entry("kafka.topic-id.suburb", "First"));
  }

  private TopicsOfCheckpoint topics() {
    return new TopicsOfCheckpoint(
        "windows",
        new Checkpoint(TestSpark.session(), folder.toString()),
        contract(),
        names -> {
          Map<String, String> answer = new TreeMap<>(inKafka);
          answer.keySet().retainAll(names);
          return answer;
        });
  }

  private CheckpointContract contract() {
    return new CheckpointContract(TestSpark.session(), folder.toString());
  }

  private void planAndCommit(String offsets) throws IOException {
    write(
        "offsets/0", "v1\n{\"batchWatermarkMs\":0,\"batchTimestampMs\":0,\"conf\":{}}\n" + offsets);
    write("commits/0", "v1\n{\"nextBatchWatermarkMs\":0}");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, text.getBytes(UTF_8));
  }
}
