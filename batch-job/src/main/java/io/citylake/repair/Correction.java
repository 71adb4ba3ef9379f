package io.citylake.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.settings.Settings;
import io.citylake.sources.FormatsByTopic;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What rejected payloads are read with now.
 *
 * @param name for people and for {@code repaired_with}
 * @param formats of the topics
 * @param topics that it can speak for, sorted; empty for all
 */
record Correction(String name, FormatsByTopic formats, List<String> topics) {

  /** The sensor catalogue and the descriptions that the settings name. */
  static Correction inForce(Settings settings) {
    return new Correction("the configuration in force", settings.formats(), List.of());
  }

  /** Holds for records of the topics. */
  Column isOfItsTopics() {
    return topics.isEmpty() ? lit(true) : col("topic").isInCollection(topics);
  }
}
