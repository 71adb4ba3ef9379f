package io.citylake.describe.flow;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * A made shape is what a publisher might make of the {@link Truth}.
 *
 * @param files their content by name
 * @param zone that a person would say when asked; empty where nobody has to be asked
 * @param metrics that the guess must read right
 * @param marked keys that must be marked TODO besides zone and city
 */
record MadeShape(
    String name,
    Map<String, String> files,
    Charset encoding,
    String zone,
    Set<String> metrics,
    Set<String> marked) {
  private static final Set<String> ALL =
      Set.of("temperature", "relative_humidity", "atmospheric_pressure");

  /** One file in UTF-8 of which everything must be right. */
  static MadeShape of(String name, String file, String text) {
    return new MadeShape(name, Map.of(file, text), StandardCharsets.UTF_8, "", ALL, Set.of());
  }

  static MadeShape of(String name, Map<String, String> files) {
    return new MadeShape(name, files, StandardCharsets.UTF_8, "", ALL, Set.of());
  }

  MadeShape in(Charset other) {
    return new MadeShape(name, files, other, zone, metrics, marked);
  }

  /** A person has to say the zone. */
  MadeShape inZone(String said) {
    return new MadeShape(name, files, encoding, said, metrics, marked);
  }

  /** Only these must be right, and those marked. */
  MadeShape only(Set<String> right, Set<String> marks) {
    return new MadeShape(name, files, encoding, zone, right, marks);
  }

  @Override
  public String toString() {
    return name;
  }
}
