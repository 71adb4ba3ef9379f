package io.citylake.simulator;

import io.citylake.config.ConfigReader;
import io.citylake.send.KafkaAddress;

/** A topic to send to. */
public record KafkaTarget(KafkaAddress kafka, String topic) {
  private static final String TOPIC = "topic";

  /** Reads the option {@code topic} and those of {@link KafkaAddress#read}. */
  static KafkaTarget read(ConfigReader options) {
    return new KafkaTarget(KafkaAddress.read(options), options.string(TOPIC));
  }
}
