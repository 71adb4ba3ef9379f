package io.citylake.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.ingest.TestRecord;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** The files in {@code src/test/resources/golden}; the README there says what they hold. */
final class GoldenFiles {
  /** Set to true, it makes the tests write what they found over the golden files. */
  private static final String UPDATE = "golden.update";

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final Path FOUND = Path.of("target/golden");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter ONE_LINE = JSON.writer(oneLine());

  private GoldenFiles() {}

  /** A record and what it shows. */
  record Case(String shows, TestRecord record) {}

  static SensorCatalogue catalogue() {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "0-sensors.conf");
    SensorCatalogue catalogue =
        ReadCatalogue.fromFile(
            FOLDER.resolve("0-sensors.conf"), problems, Tables.reservedRecordColumns());
    problems.orThrow();
    return catalogue;
  }

  /** The records, in the order of their arrival. */
  static List<Case> records() {
    try {
      List<Case> cases = new ArrayList<>();
      for (String line : Files.readAllLines(FOLDER.resolve("1-records.ndjson"))) {
        JsonNode json = JSON.readTree(line);
        cases.add(new Case(json.get("case").asText(), record(json)));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestRecord record(JsonNode json) throws IOException {
    return new TestRecord(
        json.get("topic").asText(),
        json.get("partition").asInt(),
        json.get("offset").asLong(),
        Instant.parse(json.get("arrival_time").asText()),
        json.get("key").isNull() ? null : json.get("key").asText().getBytes(UTF_8),
        payload(json));
  }

  /** An object stands for its own text, so that the file can be read without backslashes. */
  private static byte[] payload(JsonNode json) throws IOException {
    if (json.has("payload_base64")) {
      return json.get("payload_base64").binaryValue();
    }
    JsonNode payload = json.get("payload");
    if (payload.isNull()) {
      return null;
    }
    return (payload.isTextual() ? payload.asText() : payload.toString()).getBytes(UTF_8);
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** The columns of a row that are not null, instants as ISO 8601. */
  static ObjectNode object(Row row) {
    ObjectNode object = object();
    for (int i = 0; i < row.length(); i++) {
      Object value = row.get(i);
      if (value instanceof Timestamp time) {
        value = time.toInstant().toString();
      } else if (value instanceof scala.collection.Map) {
        value = row.getJavaMap(i);
      }
      if (value != null) {
        object.set(row.schema().fields()[i].name(), JSON.valueToTree(value));
      }
    }
    return object;
  }

  /** Fails, and shows where, unless {@code found} are the lines of {@code file}. */
  static void assertGolden(String file, List<ObjectNode> found) {
    Path golden = FOLDER.resolve(file);
    Path actual = FOUND.resolve(file);
    try {
      List<String> lines = new ArrayList<>();
      for (ObjectNode object : found) {
        lines.add(ONE_LINE.writeValueAsString(object));
      }
      Files.createDirectories(FOUND);
      Files.write(actual, lines);
      if (Boolean.getBoolean(UPDATE)) {
        Files.write(golden, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(actual)
        .as("%s, found %s (-D%s=true takes it over)", golden, actual, UPDATE)
        .hasSameTextualContentAs(golden);
  }

  private static DefaultPrettyPrinter oneLine() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectEntrySpacing(Spacing.AFTER)
            .withObjectFieldValueSpacing(Spacing.AFTER)
            .withArrayValueSpacing(Spacing.AFTER);
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(new DefaultPrettyPrinter.NopIndenter())
        .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter());
  }
}
