package io.citylake.send;

import java.util.HashMap;
import java.util.Map;

/**
 * Where Kafka is.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param properties further properties of the Kafka clients, for example for encryption; may hold
 *     secrets
 */
public record KafkaAddress(String bootstrapServers, Map<String, String> properties) {
  public KafkaAddress {
    properties = Map.copyOf(properties);
  }

  /** A broker that needs no further properties. */
  public static KafkaAddress of(String bootstrapServers) {
    return new KafkaAddress(bootstrapServers, Map.of());
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
