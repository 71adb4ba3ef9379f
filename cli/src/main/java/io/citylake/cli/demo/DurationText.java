package io.citylake.cli.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;

/** A duration as the configuration writes it: {@code 45s}, {@code 2m}. */
public final class DurationText {
  private DurationText() {}

  /**
   * The duration that {@code text} means.
   *
   * @throws IllegalArgumentException with the remedy, where it means none over zero
   */
  public static Duration parse(String text) {
    try {
      Config config = ConfigFactory.parseMap(Map.of("duration", text));
      Duration duration = config.getDuration("duration");
      if (!duration.isZero() && !duration.isNegative()) {
        return duration;
      }
    } catch (ConfigException e) {
      throw new IllegalArgumentException("not a duration; write for example 45s", e);
    }
    throw new IllegalArgumentException("must be longer than zero");
  }
}
