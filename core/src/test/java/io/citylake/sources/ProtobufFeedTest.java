package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.typesafe.config.ConfigFactory;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics whose payloads are Protobuf messages, known by a descriptor. */
class ProtobufFeedTest {
  private static final FileDescriptorProto FILE =
      FileDescriptorProto.newBuilder()
          .setName("reading.proto")
          .setPackage("city.v1")
          .setSyntax("proto3")
          .addMessageType(
              DescriptorProto.newBuilder()
                  .setName("Reading")
                  .addField(field("sensor_id", 1, FieldDescriptorProto.Type.TYPE_STRING))
                  .addField(field("at_millis", 2, FieldDescriptorProto.Type.TYPE_INT64))
                  .addField(field("temperature", 3, FieldDescriptorProto.Type.TYPE_FLOAT))
                  .addField(field("vehicle_count", 4, FieldDescriptorProto.Type.TYPE_INT64)))
          .build();
  private static final String FIELDS =
      """
      topics = [protobuf-feed]
      format = protobuf
      descriptor = readings.desc
      sensor_id = sensor_id
      sensor_type { constant = weather }
      event_time { field = at_millis, pattern = epoch-millis }
      metrics { temperature = temperature }
      """;

  @TempDir private Path folder;

  @Test
  void messageIsReadByTheDescriptor() throws Exception {
    assertThat(shown("message = city.v1.Reading", message(21.4f).toByteArray()))
        .isEqualTo("weather s-1 2026-01-15T12:00:00Z temperature 21.4");
  }

  @Test
  void zeroThatTheMessageLeavesOutWasMeasured() throws Exception {
    assertThat(shown("message = city.v1.Reading", message(0f).toByteArray()))
        .isEqualTo("weather s-1 2026-01-15T12:00:00Z temperature 0");
  }

  @Test
  void whatStandsInFrontOfAFramedMessageIsPassedOver() throws Exception {
    ByteString front = ByteString.copyFrom(new byte[] {0, 0, 0, 0, 7, 2, 0});

    assertThat(
            shown(
                "message = city.v1.Reading\nframing = confluent",
                front.concat(message(21.4f).toByteString()).toByteArray()))
        .isEqualTo("weather s-1 2026-01-15T12:00:00Z temperature 21.4");
  }

  @Test
  void whatIsNoMessageIsMalformed() throws Exception {
    assertThat(shown("message = city.v1.Reading", new byte[] {(byte) 0xFF, 1, 2}))
        .startsWith("MALFORMED: no message city.v1.Reading: ");
  }

  @Test
  void messageThatTheDescriptorLacksIsAnsweredWithThoseThatItHas() throws Exception {
    assertThat(problems("message = city.v1.Readings"))
        .contains("holds no message city.v1.Readings; there are city.v1.Reading");
  }

  @Test
  void fileThatIsNoDescriptorIsRefused() throws Exception {
    describe("message = city.v1.Reading");
    Files.writeString(folder.resolve("readings.desc"), "syntax = \"proto3\";");

    assertThat(problems()).contains("readings.desc", "protoc --include_imports");
  }

  private String shown(String more, byte[] payload) throws IOException {
    describe(more);
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test");
    List<SourceDescription> read = ReadSources.fromDirectory(folder, Judged.CATALOGUE, problems);
    problems.orThrow();
    return Judged.shown(new Judged(FormatsByTopic.of(read)).record("protobuf-feed", null, payload));
  }

  private String problems(String more) throws IOException {
    describe(more);
    return problems();
  }

  private String problems() {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test");
    ReadSources.fromDirectory(folder, Judged.CATALOGUE, problems);
    try {
      problems.orThrow();
    } catch (BadConfiguration e) {
      return e.getMessage();
    }
    return "";
  }

  private void describe(String more) throws IOException {
    Files.writeString(folder.resolve("feed.conf"), FIELDS + more);
    Files.write(
        folder.resolve("readings.desc"),
        FileDescriptorSet.newBuilder().addFile(FILE).build().toByteArray());
  }

  private static FieldDescriptorProto field(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
        .build();
  }

  private static DynamicMessage message(float temperature) throws DescriptorValidationException {
    Descriptor type =
        FileDescriptor.buildFrom(FILE, new FileDescriptor[0]).findMessageTypeByName("Reading");
    return DynamicMessage.newBuilder(type)
        .setField(type.findFieldByName("sensor_id"), "s-1")
        .setField(type.findFieldByName("at_millis"), Judged.ARRIVAL.toEpochMilli())
        .setField(type.findFieldByName("temperature"), temperature)
        .build();
  }
}
