package io.citylake.sources;

import io.citylake.format.PayloadFormat;
import io.citylake.format.canonical.CanonicalFormat;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of a topic is found here: a foreign one where a description names the topic, else
 * canonical JSON.
 */
public final class FormatsByTopic implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, PayloadFormat> foreign;
  private final PayloadFormat canonical = new CanonicalFormat();

  public FormatsByTopic(Map<String, ? extends PayloadFormat> foreignByTopic) {
    this.foreign = new HashMap<>(foreignByTopic);
  }

  /** Every topic speaks canonical JSON. */
  public static FormatsByTopic canonicalOnly() {
    return new FormatsByTopic(Map.of());
  }

  /**
   * The topics that {@code descriptions} name speak their formats.
   *
   * @throws IllegalArgumentException where two of them name the same topic
   */
  public static FormatsByTopic of(List<SourceDescription> descriptions) {
    Map<String, PayloadFormat> formats = new HashMap<>();
    for (SourceDescription description : descriptions) {
      for (String topic : description.topics()) {
        if (formats.put(topic, description.format()) != null) {
          throw new IllegalArgumentException("two descriptions of the topic " + topic);
        }
      }
    }
    return new FormatsByTopic(formats);
  }

  public PayloadFormat of(String topic) {
    return foreign.getOrDefault(topic, canonical);
  }
}
