package io.citylake.marts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.citylake.ingest.TestRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The records in a golden {@code readings.ndjson}; the README there says how they are written. */
final class GoldenReadings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration USUAL_DELAY = Duration.ofSeconds(1);

  private GoldenReadings() {}

  /** The records, with offsets in the order of the file. */
  static List<TestRecord> read(Path file) {
    try {
      List<TestRecord> records = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        JsonNode json = JSON.readTree(line);
        requireCase(file, json);
        int steps = json.path("steps").asInt(1);
        for (int step = 0; step < steps; step++) {
          add(json, step, records);
        }
      }
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireCase(Path file, JsonNode json) {
    if (!json.has("case") || !json.has("record")) {
      throw new IllegalArgumentException(file + ": no case or no record in " + json);
    }
  }

  private static void add(JsonNode json, int step, List<TestRecord> records) {
    ObjectNode record = json.get("record").deepCopy();
    Instant first = Instant.parse(record.get("event_time").asText());
    Instant eventTime = first.plus(duration(json, "every", Duration.ZERO).multipliedBy(step));
    if (step > 0) {
      record.put("event_time", eventTime.toString());
    }
    ObjectNode metrics = valuesOf(step, record.get("metrics"));
    if (!metrics.isEmpty()) {
      record.set("metrics", metrics);
      Instant arrivalTime = eventTime.plus(duration(json, "delay", USUAL_DELAY));
      records.add(
          new TestRecord(
              "smart-city-sensors",
              0,
              records.size(),
              arrivalTime,
              record.path("sensor_id").asText().getBytes(UTF_8),
              record.toString().getBytes(UTF_8)));
    }
  }

  /** Of a list the value of this step, of a number itself; what is null was not measured. */
  private static ObjectNode valuesOf(int step, JsonNode metrics) {
    ObjectNode values = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
      JsonNode value =
          metric.getValue().isArray() ? metric.getValue().get(step) : metric.getValue();
      if (value == null) {
        throw new IllegalArgumentException(metric + " has no value for step " + step);
      }
      if (!value.isNull()) {
        values.set(metric.getKey(), value);
      }
    }
    return values;
  }

  private static Duration duration(JsonNode json, String key, Duration otherwise) {
    return json.has(key) ? Duration.parse(json.get(key).asText()) : otherwise;
  }
}
