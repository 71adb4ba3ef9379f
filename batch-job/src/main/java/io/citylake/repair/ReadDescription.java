package io.citylake.repair;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.config.ConfigReader;
import io.citylake.sources.FormatsByTopic;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Reads one source description, wherever it lies and whatever lies beside it. */
final class ReadDescription {
  private static final int SHOWN_DIGEST_BYTES = 6;

  private ReadDescription() {}

  /**
   * The description in {@code file}, named by the file and its content.
   *
   * @throws BadConfiguration with everything that is wrong with it
   */
  static Correction from(Path file, SensorCatalogue catalogue) {
    if (!file.toString().endsWith(".conf") || !Files.isReadable(file) || Files.isDirectory(file)) {
      throw new BadConfiguration(
          List.of(
              new ConfigProblem(
                  "--source-config",
                  file.toString(),
                  "command line",
                  "no source description that can be read: name a .conf file")));
    }
    SourceDescription description = description(file, catalogue);
    return new Correction(
        "%s (sha-256 %s)".formatted(file.getFileName(), digest(file)),
        FormatsByTopic.of(List.of(description)),
        description.topics().stream().sorted().toList());
  }

  private static SourceDescription description(Path file, SensorCatalogue catalogue) {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), file.toString());
    SourceDescription read = ReadSources.fromFile(file, catalogue, problems);
    problems.orThrow();
    return read;
  }

  /** Tells apart what the same file held before and after its next correction. */
  private static String digest(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest, 0, SHOWN_DIGEST_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
