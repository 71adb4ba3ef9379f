package io.citylake.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/**
 * JSON's limits are those of the factory for foreign input: bounded in depth, strict about
 * duplicate names. It takes NaN and infinities as Python, JavaScript and C write them for numbers:
 * so they are bad values, each by itself, and not the end of the record.
 */
public final class JsonLimits {
  /**
   * No sensor's message is nested as deep as this; parsers that recurse would overflow far beyond
   * it.
   */
  private static final int MAX_DEPTH = 32;

  /** Makes the parsers of all foreign JSON. */
  public static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  // Too long a number is a bad value, too, and payloads are bounded.
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(1000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private JsonLimits() {}
}
