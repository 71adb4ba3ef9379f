package io.citylake.describe.draft;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.ConfigReader;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;

/** Reads a written description as every program does. */
public final class ReadDraft {
  private ReadDraft() {}

  /**
   * What the text says.
   *
   * @throws io.citylake.config.BadConfiguration where it is not a description
   */
  public static SourceDescription of(Written written, SensorCatalogue catalogue) {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), written.name() + ".conf");
    SourceDescription description =
        ReadSources.fromText(written.name(), written.text(), catalogue, problems);
    problems.orThrow();
    return description;
  }
}
