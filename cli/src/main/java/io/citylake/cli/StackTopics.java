package io.citylake.cli;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.sources.ReadSources;
import java.util.Set;
import java.util.TreeSet;

/** The topics of an embedded stack: canonical JSON, and one or more for each described source. */
final class StackTopics {
  static final String CANONICAL = "smart-city-sensors";

  private StackTopics() {}

  static Set<String> all() {
    Set<String> topics = new TreeSet<>();
    topics.add(CANONICAL);
    ReadSources.defaults(ReadCatalogue.defaults())
        .forEach(source -> topics.addAll(source.topics()));
    return topics;
  }
}
