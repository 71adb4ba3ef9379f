package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.typesafe.config.ConfigFactory;
import io.citylake.config.ConfigReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics whose payloads are Avro, with a schema of their own or one from a registry. */
class AvroFeedTest {
  private static final String SCHEMA =
      """
      {"type": "record", "name": "Reading", "namespace": "city", "fields": [
        {"name": "device", "type": {"type": "record", "name": "Device", "fields": [
          {"name": "id", "type": "string"},
          {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["air", "weather"]}}]}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "temperature", "type": ["null", "float"]},
        {"name": "pressure", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 1}},
        {"name": "values", "type": {"type": "array", "items": {"type": "map", "values": ["null", "string", "double"]}}}]}""";
  private static final Schema READING = new Schema.Parser().parse(SCHEMA);
  private static final String FIELDS =
      """
      topics = [avro-feed]
      format = avro
      sensor_id = device.id
      sensor_type { field = device.kind, mapping { air = air_quality } }
      event_time { field = at, pattern = epoch-millis }
      metrics {
        temperature = temperature
        atmospheric_pressure = pressure
        wind_speed = "values[name=wind].value"
      }
      """;
  private static final String NOON = "weather s-1 2026-01-15T12:00:00Z";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new ArrayList<>(List.of(200));
  private HttpServer registry;

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    if (registry != null) {
      registry.stop(0);
    }
  }

  @Test
  void recordIsReadByTheSchemaBesideTheDescription() throws IOException {
    Judged judged = judged(withSchemaFile());

    assertThat(shown(judged, reading(21.4f)))
        .isEqualTo(NOON + " atmospheric_pressure 1013.2 temperature 21.4 wind_speed 3.5");
  }

  @Test
  void floatKeepsTheDigitsThatWereSent() throws IOException {
    var reading =
        (io.citylake.reading.Reading)
            judged(withSchemaFile()).record("avro-feed", null, reading(21.4f));

    assertThat(Judged.value(reading, "temperature")).isEqualTo(21.4);
  }

  @Test
  void valueThatIsNullIsNotMeasured() throws IOException {
    assertThat(shown(judged(withSchemaFile()), reading(null)))
        .isEqualTo(NOON + " atmospheric_pressure 1013.2 wind_speed 3.5");
  }

  @Test
  void payloadThatIsCutIsMalformed() throws IOException {
    byte[] payload = reading(21.4f);

    assertThat(shown(judged(withSchemaFile()), Arrays.copyOf(payload, payload.length - 3)))
        .startsWith("MALFORMED: not written by the schema city.Reading");
  }

  @Test
  void payloadWithMoreThanTheSchemaSaysIsMalformed() throws IOException {
    byte[] payload = reading(21.4f);

    assertThat(shown(judged(withSchemaFile()), Arrays.copyOf(payload, payload.length + 1)))
        .isEqualTo("MALFORMED: bytes are left behind what the schema says");
  }

  @Test
  void schemaIsAskedForOnceByItsNumber() throws IOException {
    Judged judged = judged(withRegistry("user = me\npassword = secret"));

    assertThat(shown(judged, framed(7, reading(21.4f)))).contains(" temperature 21.4 ");
    assertThat(shown(judged, framed(7, reading(3f)))).contains(" temperature 3 ");
    assertThat(asked).containsExactly("/schemas/ids/7 Basic bWU6c2VjcmV0");
  }

  @Test
  void registryThatIsBusyIsAskedAgain() throws IOException {
    answers.addAll(0, List.of(503, 500));

    assertThat(shown(judged(withRegistry("")), framed(8, reading(21.4f))))
        .contains(" temperature 21.4 ");
  }

  @Test
  void recordWhoseSchemaNobodyKnowsIsMalformedAndItsNumberNotAskedForEachTime() throws IOException {
    answers.set(0, 404);
    Judged judged = judged(withRegistry(""));

    assertThat(shown(judged, framed(9, reading(1f))))
        .isEqualTo("MALFORMED: the registry %s has no schema 9".formatted(address()));
    assertThat(shown(judged, framed(9, reading(1f)))).startsWith("MALFORMED: the registry ");
    assertThat(asked).hasSize(1);
  }

  @Test
  void recordWithoutANumberIsMalformedWhereTheRegistryIsToKnowTheSchema() throws IOException {
    assertThat(shown(judged(withRegistry("")), "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
        .startsWith("MALFORMED: does not begin with a schema's number");
  }

  @Test
  void schemaAndRegistryAreAskedForWithWhatElseIsWrong() throws IOException {
    Files.writeString(folder.resolve("feed.conf"), FIELDS + "separator = \";\"\nmessage = a.B");

    assertThat(problems())
        .contains("format", "schema = \"reading.avsc\"", "schema-registry { url")
        .contains("separator", "has no meaning in avro")
        .contains("message", "has no meaning in avro");
  }

  @Test
  void schemaThatIsNotThereIsNamed() throws IOException {
    Files.writeString(folder.resolve("feed.conf"), FIELDS + "schema = missing.avsc");

    assertThat(problems()).contains("missing.avsc", "no such file");
  }

  @Test
  void passwordIsNotShown() throws IOException {
    assertThat(withRegistry("user = me\npassword = sesame").toString()).doesNotContain("sesame");
  }

  private SourceDescription withSchemaFile() throws IOException {
    Files.writeString(folder.resolve("reading.avsc"), SCHEMA);
    return description(FIELDS + "schema = reading.avsc");
  }

  private SourceDescription withRegistry(String more) throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext("/", this::answer);
    registry.start();
    return description(
        FIELDS + "schema-registry {\nurl = \"%s/\"\n%s\n}".formatted(address(), more));
  }

  private String address() {
    return "http://127.0.0.1:" + registry.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(
        exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getOrDefault("Authorization", List.of("")).get(0));
    int status = answers.size() > 1 ? answers.remove(0) : answers.get(0);
    byte[] body =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .writeValueAsBytes(Map.of("schema", SCHEMA));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private SourceDescription description(String text) throws IOException {
    Files.writeString(folder.resolve("feed.conf"), text);
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test");
    List<SourceDescription> read = ReadSources.fromDirectory(folder, Judged.CATALOGUE, problems);
    problems.orThrow();
    return read.get(0);
  }

  private String problems() {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test");
    ReadSources.fromDirectory(folder, Judged.CATALOGUE, problems);
    try {
      problems.orThrow();
    } catch (io.citylake.config.BadConfiguration e) {
      return e.getMessage();
    }
    return "";
  }

  private static Judged judged(SourceDescription description) {
    return new Judged(FormatsByTopic.of(List.of(description)));
  }

  private static String shown(Judged judged, byte[] payload) {
    return Judged.shown(judged.record("avro-feed", null, payload));
  }

  private static byte[] reading(Float temperature) throws IOException {
    Schema device = READING.getField("device").schema();
    Schema pressure = READING.getField("pressure").schema();
    GenericRecord reading =
        new GenericRecordBuilder(READING)
            .set(
                "device",
                new GenericRecordBuilder(device)
                    .set("id", "s-1")
                    .set(
                        "kind",
                        new GenericData.EnumSymbol(device.getField("kind").schema(), "weather"))
                    .build())
            .set("at", Judged.ARRIVAL.toEpochMilli())
            .set("temperature", temperature)
            .set(
                "pressure",
                new Conversions.DecimalConversion()
                    .toBytes(new BigDecimal("1013.2"), pressure, pressure.getLogicalType()))
            .set("values", List.of(Map.of("name", "wind", "value", 3.5)))
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(READING).write(reading, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static byte[] framed(int schema, byte[] payload) {
    return ByteBuffer.allocate(payload.length + 5)
        .put((byte) 0)
        .putInt(schema)
        .put(payload)
        .array();
  }
}
