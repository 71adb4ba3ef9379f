package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.binary.AvroFormat;
import io.citylake.format.binary.AvroSchemas;
import io.citylake.format.binary.BinaryFormat;
import io.citylake.format.binary.ProtobufFormat;
import io.citylake.format.binary.SchemaRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Reads what a description says of a binary format's schemas. */
final class ReadBinaryFormat {
  static final String SCHEMA = "schema";
  static final String SCHEMA_REGISTRY = "schema-registry";
  static final String DESCRIPTOR = "descriptor";
  static final String MESSAGE = "message";
  static final String FRAMING = "framing";

  /** All that a description without a binary format has no use for. */
  static final List<String> KEYS = List.of(SCHEMA, SCHEMA_REGISTRY, DESCRIPTOR, MESSAGE, FRAMING);

  private static final String URL = "url";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  private final ConfigReader reader;
  private final NeighbourFiles neighbours;

  /**
   * @param reader of the description; takes note of what is wrong
   */
  ReadBinaryFormat(ConfigReader reader, NeighbourFiles neighbours) {
    this.reader = reader;
    this.neighbours = neighbours;
  }

  /** Avro; null, with a problem noted, where its schema cannot be had. */
  BinaryFormat avro() {
    refuse("avro", DESCRIPTOR, MESSAGE, FRAMING);
    if (reader.has(SCHEMA) == reader.has(SCHEMA_REGISTRY)) {
      reader.problem(
          "format",
          "say where Avro's schemas are: schema = \"reading.avsc\" where all messages are written by"
              + " that one and begin with nothing else, or schema-registry { url ="
              + " \"http://registry:8081\" } where each begins with its schema's number");
      return null;
    }
    return reader.has(SCHEMA)
        ? schema().map(AvroSchemas::one).map(AvroFormat::new).orElse(null)
        : registry().map(AvroSchemas::numbered).map(AvroFormat::new).orElse(null);
  }

  private Optional<Schema> schema() {
    byte[] text = neighbours.read(reader, SCHEMA);
    if (text.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Schema.Parser().parse(new String(text, StandardCharsets.UTF_8)));
    } catch (SchemaParseException e) {
      reader.problem(SCHEMA, "no schema of Avro's: " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<SchemaRegistry> registry() {
    ConfigReader section = reader.section(SCHEMA_REGISTRY);
    section.onlyKeys(Set.of(URL, USER, PASSWORD));
    if (!section.has(URL)) {
      section.missing(URL, "say where the registry is: url = \"http://registry:8081\"");
      return Optional.empty();
    }
    if (section.has(USER) != section.has(PASSWORD)) {
      section.problem(
          section.has(USER) ? USER : PASSWORD,
          "user and password go together; take the password from the environment: password ="
              + " ${REGISTRY_PASSWORD}");
    }
    String url = section.string(URL).replaceAll("/+$", "");
    if (!isHttp(url)) {
      section.problem(URL, "no address; write for example \"http://registry:8081\"");
      return Optional.empty();
    }
    return Optional.of(
        new SchemaRegistry(
            url,
            section.optionalString(USER).orElse(null),
            section.optionalString(PASSWORD).orElse(null)));
  }

  private static boolean isHttp(String url) {
    try {
      URI address = URI.create(url);
      return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
          && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Protobuf; null, with a problem noted, where its messages cannot be known. */
  BinaryFormat protobuf() {
    refuse("protobuf", SCHEMA, SCHEMA_REGISTRY);
    boolean isFramed =
        reader.has(FRAMING)
            && reader.oneOf(FRAMING, List.of("none", "confluent")).equals("confluent");
    if (!reader.has(DESCRIPTOR) || !reader.has(MESSAGE)) {
      reader.problem(
          "format",
          "say what messages are: descriptor = \"readings.desc\" (protoc --include_imports"
              + " --descriptor_set_out=readings.desc) and message = \"city.v1.Reading\"");
      return null;
    }
    byte[] descriptors = neighbours.read(reader, DESCRIPTOR);
    if (descriptors.length == 0) {
      return null;
    }
    try {
      return new ProtobufFormat(descriptors, reader.string(MESSAGE), isFramed);
    } catch (IllegalArgumentException e) {
      reader.problem(DESCRIPTOR, e.getMessage());
      return null;
    }
  }

  private void refuse(String format, String... keys) {
    List.of(keys).stream()
        .filter(reader::has)
        .forEach(key -> reader.problem(key, "has no meaning in " + format));
  }
}
