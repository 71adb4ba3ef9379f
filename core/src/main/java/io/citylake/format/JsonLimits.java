package io.citylake.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

/**
 * The JSON factory for foreign input: bounded in depth and length, strict about duplicate names.
 */
final class JsonLimits {
  /**
   * No sensor's message is nested as deep as this; parsers that recurse would overflow far beyond
   * it.
   */
  private static final int MAX_DEPTH = 32;

  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(400)
                  .maxNameLength(1000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private JsonLimits() {}
}
