package io.citylake.simulator.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.reading.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An answer key's file holds an {@link AnswerKey} as JSON. */
public record AnswerKeyFile(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Replaces the file in one step: whoever reads it meanwhile sees the old key or the new one.
   *
   * @throws IOException where the file cannot be written
   */
  public void write(AnswerKey key) throws IOException {
    Path target = path.toAbsolutePath();
    Files.createDirectories(target.getParent());
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    Files.writeString(unfinished, json(key).toPrettyString() + "\n");
    Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IOException where the file is not there or is no answer key
   */
  public AnswerKey read() throws IOException {
    try {
      JsonNode root = JSON.readTree(Files.readString(path));
      Map<String, TopicAnswer> topics = new TreeMap<>();
      for (var topic : root.required("topics").properties()) {
        topics.put(topic.getKey(), topicAnswer(topic.getValue()));
      }
      return new AnswerKey(root.required("complete").booleanValue(), topics);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " is no answer key: " + e.getMessage(), e);
    }
  }

  private static ObjectNode json(AnswerKey key) {
    ObjectNode root = JSON.createObjectNode().put("complete", key.complete());
    ObjectNode topics = root.putObject("topics");
    new TreeMap<>(key.topics()).forEach((name, answer) -> topics.set(name, json(answer)));
    return root;
  }

  private static ObjectNode json(TopicAnswer answer) {
    ObjectNode topic = json(answer.total());
    topic.put("first_event_time", text(answer.firstEventTime()));
    topic.put("last_event_time", text(answer.lastEventTime()));
    ObjectNode types = topic.putObject("sensor_types");
    new TreeMap<>(answer.bySensorType()).forEach((type, counts) -> types.set(type, json(counts)));
    return topic;
  }

  private static ObjectNode json(Counts counts) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("records", counts.records())
            .put("readings", counts.readings())
            .put("duplicates", counts.duplicates())
            .put("late", counts.late())
            .put("rejected", counts.rejected())
            .put("silent", counts.silent());
    ObjectNode faults = node.putObject("faults");
    counts.faults().forEach((fault, count) -> faults.put(fault.label(), count));
    ObjectNode rejections = node.putObject("rejections");
    counts.rejections().forEach((reason, count) -> rejections.put(reason.name(), count));
    return node;
  }

  private static TopicAnswer topicAnswer(JsonNode topic) {
    Map<String, Counts> types = new TreeMap<>();
    for (var type : topic.required("sensor_types").properties()) {
      types.put(type.getKey(), counts(type.getValue()));
    }
    return new TopicAnswer(
        types,
        instant(topic.required("first_event_time")),
        instant(topic.required("last_event_time")));
  }

  private static Counts counts(JsonNode node) {
    Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    for (var fault : node.required("faults").properties()) {
      String name = fault.getKey().toUpperCase(Locale.ROOT);
      faults.put(Fault.valueOf(name), fault.getValue().longValue());
    }
    Map<RejectionReason, Long> rejections = new EnumMap<>(RejectionReason.class);
    for (var rejection : node.required("rejections").properties()) {
      rejections.put(RejectionReason.valueOf(rejection.getKey()), rejection.getValue().longValue());
    }
    return new Counts(faults, rejections);
  }

  private static String text(Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static Instant instant(JsonNode node) {
    return node.isNull() ? null : Instant.parse(node.textValue());
  }
}
