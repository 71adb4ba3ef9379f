package io.citylake.send;

import io.citylake.config.ConfigReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param properties further properties of the Kafka clients, for example for encryption; may hold
 *     secrets
 */
public record KafkaAddress(String bootstrapServers, Map<String, String> properties) {
  static final String BOOTSTRAP_SERVERS = "bootstrap-servers";
  static final String PROPERTIES = "kafka-properties";

  public KafkaAddress {
    properties = Map.copyOf(properties);
  }

  /** A broker that needs no further properties. */
  public static KafkaAddress of(String bootstrapServers) {
    return new KafkaAddress(bootstrapServers, Map.of());
  }

  /** Reads the options {@code bootstrap-servers} and {@code kafka-properties}. */
  public static KafkaAddress read(ConfigReader options) {
    Properties properties = new Properties();
    Optional<String> file = options.optionalString(PROPERTIES);
    if (file.isPresent()) {
      try (Reader text = Files.newBufferedReader(Path.of(file.get()))) {
        properties.load(text);
      } catch (IOException | IllegalArgumentException e) {
        options.problem(PROPERTIES, "no file of properties that can be read: " + e);
      }
    }
    Map<String, String> byName = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> byName.put(n, properties.getProperty(n)));
    return new KafkaAddress(options.string(BOOTSTRAP_SERVERS), byName);
  }

  /** The settings of a client; a new map. */
  Map<String, Object> clientSettings() {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /** Without the properties, which may hold secrets. */
  @Override
  public String toString() {
    return bootstrapServers;
  }
}
