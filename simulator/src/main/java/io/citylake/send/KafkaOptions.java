package io.citylake.send;

import java.util.Map;
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

  @Option(
      names = "--kafka-properties",
      paramLabel = "FILE",
      description = "Further properties of the Kafka client, for example for encryption.")
  private String propertiesFile;

  /** Adds the values by option name, those not given left out, for {@link KafkaAddress#read}. */
  public void addTo(Map<String, Object> options) {
    options.put(KafkaAddress.BOOTSTRAP_SERVERS, bootstrapServers);
    if (propertiesFile != null) {
      options.put(KafkaAddress.PROPERTIES, propertiesFile);
    }
  }
}
