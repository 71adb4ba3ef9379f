package io.citylake.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Some properties of the Kafka clients are not the user's to set: Spark's source refuses them when
 * a query starts, or Citylake has a key of its own for what they say.
 */
public final class ClientProperties {
  /** By name, what to do instead. */
  public static final Map<String, String> NOT_TO_SET =
      Map.of(
          "auto.offset.reset",
          "a query begins where its checkpoint ended; set kafka.starting-offsets for a new one",
          "enable.auto.commit",
          "what was read stands in the checkpoint, and Kafka keeps no offsets of it; leave it out",
          "key.deserializer",
          "keys are read as bytes; describe what they hold in a folder of sources.folders",
          "value.deserializer",
          "payloads are read as bytes; describe what they hold in a folder of sources.folders",
          "interceptor.classes",
          "a record is kept as Kafka holds it, so nothing may change it on its way; leave it out",
          "bootstrap.servers",
          "set kafka.bootstrap-servers");

  private ClientProperties() {}

  /** What to do instead of setting {@code name}; empty where it may be set. */
  static Optional<String> whyNotToSet(String name) {
    // Spark takes no notice of upper and lower case.
    return Optional.ofNullable(NOT_TO_SET.get(name.toLowerCase(Locale.ROOT)));
  }
}
