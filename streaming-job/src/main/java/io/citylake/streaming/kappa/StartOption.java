package io.citylake.streaming.kappa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A replay begins at {@code earliest}, a time, offsets or those of a file. */
final class StartOption implements ITypeConverter<AskedPoint> {
  static final String NAME = "--from";
  static final AskedPoint EARLIEST = AskedPoint.of("earliest", ReplayPoint.EARLIEST);

  @Override
  public AskedPoint convert(String text) {
    if (text.equals(EARLIEST.text())) {
      return EARLIEST;
    }
    Optional<AskedPoint> time = AskedPoint.time(text);
    return time.isPresent() ? time.get() : offsets(text);
  }

  private static AskedPoint offsets(String text) {
    String json = text.startsWith("{") ? text : contentOf(text);
    try {
      return AskedPoint.of(text, ReplayPoint.at(ReplayOffsets.parse(json), NAME));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "not offsets like {\"topic\":{\"0\":123}}: " + e.getMessage());
    }
  }

  private static String contentOf(String file) {
    try {
      Path path = Path.of(file);
      if (Files.isRegularFile(path)) {
        return Files.readString(path, StandardCharsets.UTF_8);
      }
    } catch (IOException | InvalidPathException e) {
      throw new TypeConversionException("cannot be read: " + e.getMessage());
    }
    throw new TypeConversionException(
        "write earliest, %s, offsets like {\"topic\":{\"0\":123}} or a file with them"
            .formatted(AskedPoint.TIME_REMEDY));
  }
}
