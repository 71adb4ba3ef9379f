package io.citylake.sources;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.citylake.config.ConfigReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Descriptions written inside of a test. */
public final class Described {
  static final Instant IN_2027 = Instant.parse("2027-01-15T12:00:00Z");

  private Described() {}

  /** What is wrong with the description is noted in {@code problems}. */
  static SourceDescription source(String text, ConfigReader problems) {
    var config =
        ConfigFactory.parseString(
            text, ConfigParseOptions.defaults().setOriginDescription("test.conf"));
    return new ReadSource(
            "test",
            ConfigReader.joining(problems, Shorthand.spelledOut(config), "test.conf"),
            Judged.CATALOGUE,
            new NeighbourFiles(Path.of("test.conf")))
        .read();
  }

  static SourceDescription source(String text) {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), "test.conf");
    SourceDescription description = source(text, problems);
    problems.orThrow();
    return description;
  }

  /** The same for records that arrive a year after those of other tests. */
  static Judged judgedIn2027(String text) {
    return new Judged(FormatsByTopic.of(List.of(source(text))), IN_2027);
  }

  /** Judges records of the topic "test", which the description must name. */
  public static Judged judged(String text) {
    return new Judged(FormatsByTopic.of(List.of(source(text))));
  }
}
