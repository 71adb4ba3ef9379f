package io.citylake.send;

import io.citylake.command.Faults;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/**
 * These options of a command say where Kafka is.
 *
 * <p>A program that knows a better default, because it runs a broker of its own, gives its command
 * line a {@code picocli.CommandLine.IDefaultValueProvider} that answers for {@link
 * #BOOTSTRAP_SERVERS}: picocli asks it before it takes the default that stands here.
 */
public final class KafkaOptions {
  /** The option that a default value provider may answer for. */
  public static final String BOOTSTRAP_SERVERS = "--bootstrap-servers";

  @Option(
      names = BOOTSTRAP_SERVERS,
      paramLabel = "HOST:PORT,...",
      defaultValue = "${env:CITYLAKE_KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}",
      description =
          "Kafka's brokers, also as CITYLAKE_KAFKA_BOOTSTRAP_SERVERS (default: ${DEFAULT-VALUE}).")
  private String bootstrapServers;

  private static final String PROPERTIES = "--kafka-properties";

  @Option(
      names = PROPERTIES,
      paramLabel = "FILE",
      description = "Further properties of the Kafka client, for example for encryption.")
  private Path propertiesFile;

  /**
   * Where Kafka is, by these options over {@code configured}; a file of properties that cannot be
   * read is noted.
   */
  public KafkaAddress address(Faults faults, Settings.Kafka configured) {
    Map<String, String> properties = new HashMap<>(configured.properties());
    // Of consumers only.
    properties.remove(Settings.Kafka.ISOLATION_LEVEL);
    KafkaAddress asked = address(faults);
    properties.putAll(asked.properties());
    return new KafkaAddress(
        faults.isGiven(BOOTSTRAP_SERVERS)
            ? asked.bootstrapServers()
            : configured.bootstrapServers(),
        properties);
  }

  /** Where Kafka is; a file of properties that cannot be read is noted. */
  public KafkaAddress address(Faults faults) {
    Properties properties = new Properties();
    if (propertiesFile != null) {
      try (Reader text = Files.newBufferedReader(propertiesFile)) {
        properties.load(text);
      } catch (IOException | IllegalArgumentException e) {
        faults.note(PROPERTIES, "no file of properties that can be read: " + e);
      }
    }
    Map<String, String> byName = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> byName.put(n, properties.getProperty(n)));
    return new KafkaAddress(bootstrapServers, byName);
  }
}
