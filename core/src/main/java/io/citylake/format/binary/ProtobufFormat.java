package io.citylake.format.binary;

import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.citylake.reading.Excerpt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Protobuf messages of one type.
 *
 * <p>Their JSON is Protobuf's own, with the fields' names as the {@code .proto} file has them, and
 * with zeros: what a message leaves out because it is 0 was measured all the same.
 */
public final class ProtobufFormat implements BinaryFormat {
  private static final long serialVersionUID = 1L;
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer()
          .preservingProtoFieldNames()
          .alwaysPrintFieldsWithNoPresence()
          .omittingInsignificantWhitespace();

  private final byte[] descriptors;
  private final String message;
  private final boolean isFramed;
  private transient Descriptor type;

  /**
   * @param descriptors a FileDescriptorSet, as {@code protoc --include_imports
   *     --descriptor_set_out} writes it
   * @param message the full name of the type, for example {@code city.v1.Reading}
   * @param isFramed whether payloads begin as Confluent's wire format says
   * @throws IllegalArgumentException where they cannot be read, or have no such message; its
   *     message is for people
   */
  public ProtobufFormat(byte[] descriptors, String message, boolean isFramed) {
    this.descriptors = descriptors.clone();
    this.message = message;
    this.isFramed = isFramed;
    this.type = type(descriptors, message);
  }

  private static Descriptor type(byte[] descriptors, String message) {
    try {
      Map<String, FileDescriptor> files = new HashMap<>();
      Map<String, Descriptor> types = new HashMap<>();
      // Each file stands behind those that it imports.
      for (var file : FileDescriptorSet.parseFrom(descriptors).getFileList()) {
        FileDescriptor[] imports =
            file.getDependencyList().stream()
                .map(name -> files.getOrDefault(name, null))
                .toArray(FileDescriptor[]::new);
        FileDescriptor built = FileDescriptor.buildFrom(file, imports);
        files.put(file.getName(), built);
        built.getMessageTypes().forEach(one -> addWithNested(one, types));
      }
      Descriptor type = types.get(message);
      if (type == null) {
        throw new IllegalArgumentException(
            "holds no message %s; there are %s"
                .formatted(message, String.join(", ", types.keySet().stream().sorted().toList())));
      }
      return type;
    } catch (InvalidProtocolBufferException
        | DescriptorValidationException
        | NullPointerException e) {
      throw new IllegalArgumentException(
          "is no descriptor set with all that it imports; write it by protoc --include_imports"
              + " --descriptor_set_out=FILE",
          e);
    }
  }

  private static void addWithNested(Descriptor type, Map<String, Descriptor> types) {
    types.put(type.getFullName(), type);
    type.getNestedTypes().forEach(nested -> addWithNested(nested, types));
  }

  @Override
  public byte[] json(byte[] payload) throws UnreadablePayload {
    ByteBuffer rest = ByteBuffer.wrap(payload);
    if (isFramed) {
      int unused = WireFormat.schemaId(rest);
      WireFormat.skipMessagePlace(rest);
    }
    try {
      DynamicMessage read =
          DynamicMessage.parseFrom(type, com.google.protobuf.ByteString.copyFrom(rest));
      return PRINTER.print(read).getBytes(StandardCharsets.UTF_8);
    } catch (InvalidProtocolBufferException e) {
      throw new UnreadablePayload(
          "no message %s: %s".formatted(message, Excerpt.of(String.valueOf(e.getMessage()))));
    }
  }

  private Object readResolve() {
    return new ProtobufFormat(descriptors, message, isFramed);
  }
}
