package io.citylake.command;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.citylake.config.ConfigReader;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line are written as in the configuration file: {@code 5m}. */
public final class DurationOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    Duration duration = read(text);
    ConfigReader.whyNot(duration)
        .ifPresent(
            remedy -> {
              throw new TypeConversionException(remedy);
            });
    return duration;
  }

  private static Duration read(String text) {
    try {
      return ConfigFactory.parseMap(Map.of("text", text)).getDuration("text");
    } catch (ConfigException e) {
      throw new TypeConversionException("not a duration; write for example 5m");
    }
  }
}
