package io.citylake.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** Previews for programs: one JSON document. */
public final class PreviewJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private PreviewJson() {}

  /** {@code {"sources": [...]}}, each as {@link SourcePreview}. */
  public static String of(List<SourcePreview> previews) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(Map.of("sources", previews));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of texts and numbers", e);
    }
  }
}
