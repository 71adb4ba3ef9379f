package io.citylake.cli.stack;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.sources.ReadSources;
import java.util.Set;
import java.util.TreeSet;

/** The topics of an embedded stack: canonical JSON, and one or more for each described source. */
public final class StackTopics {
  public static final String CANONICAL = "smart-city-sensors";

  private StackTopics() {}

  public static Set<String> all() {
    Set<String> topics = new TreeSet<>();
    topics.add(CANONICAL);
    ReadSources.defaults(ReadCatalogue.defaults())
        .forEach(source -> topics.addAll(source.topics()));
    return topics;
  }
}
