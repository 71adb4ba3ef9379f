package io.citylake.recording;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Descriptions of small recordings. */
public final class TestSources {
  private static final String CSV =
      """
      topics = [%1$s]
      format = csv
      columns = [id, time]
      sensor_id = id
      sensor_type { constant = camera }
      event_time { field = time, zone = UTC }
      metrics { snapshot { constant = 1 } }
      recording { files = ["%1$s*.csv"] }
      """;
  private static final String NDJSON =
      """
      topics = [%1$s]
      format = json
      sensor_id = id
      sensor_type { constant = camera }
      event_time { field = time, pattern = epoch-seconds }
      metrics { snapshot { constant = 1 } }
      recording { files = ["%1$s*.ndjson"] }
      """;

  private TestSources() {}

  /** Lines of {@code id,time} in files {@code name*.csv} without a header, for the topic name. */
  public static SourceDescription csv(String name) {
    return source(CSV.formatted(name));
  }

  /** The same with a header. */
  public static SourceDescription csvWithHeader(String name) {
    return source(CSV.formatted(name).replace("recording {", "recording { header = true,"));
  }

  /** Objects with id and time, in seconds since 1970, in files {@code name*.ndjson}. */
  public static SourceDescription ndjson(String name) {
    return source(NDJSON.formatted(name));
  }

  /** The descriptions that come along. */
  public static List<SourceDescription> packed() {
    return ReadSources.defaults(ReadCatalogue.defaults());
  }

  /** The description that {@code text} is; its name is {@code source}. */
  public static SourceDescription source(String text) {
    try {
      Path directory = Files.createTempDirectory("sources");
      Path file = Files.writeString(directory.resolve("source.conf"), text);
      ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test");
      List<SourceDescription> sources =
          ReadSources.fromDirectory(directory, ReadCatalogue.defaults(), problems);
      problems.orThrow();
      Files.delete(file);
      Files.delete(directory);
      return sources.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
