package io.citylake.benchmarks.run;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line are written as in the configuration file: {@code 5m}. */
public final class DurationOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      Duration duration = ConfigFactory.parseMap(Map.of("text", text)).getDuration("text");
      if (duration.toMillis() > 0) {
        return duration;
      }
    } catch (ConfigException e) {
      throw new TypeConversionException("not a duration; write for example 5m");
    }
    throw new TypeConversionException("must be longer than zero");
  }
}
