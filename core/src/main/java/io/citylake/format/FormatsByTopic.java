package io.citylake.format;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Which format a topic speaks: a foreign one where a description names the topic, else canonical
 * JSON.
 */
public final class FormatsByTopic implements Serializable {
  private static final long serialVersionUID = 1L;

  private final HashMap<String, RecordFormat> foreign;
  private final RecordFormat canonical = new CanonicalFormat();

  public FormatsByTopic(Map<String, ? extends RecordFormat> foreignByTopic) {
    this.foreign = new HashMap<>(foreignByTopic);
  }

  /** Every topic speaks canonical JSON. */
  public static FormatsByTopic canonicalOnly() {
    return new FormatsByTopic(Map.of());
  }

  public RecordFormat of(String topic) {
    return foreign.getOrDefault(topic, canonical);
  }
}
