package io.citylake.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Results for programs: one JSON document. */
final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /**
   * {@code {"healthy": ..., "checks": [...]}}; a check's remedy is empty where nothing is to do.
   */
  static String of(List<Result> results) {
    ObjectNode report = JSON.createObjectNode();
    report.put("healthy", Doctor.isHealthy(results));
    ArrayNode checks = report.putArray("checks");
    for (Result result : results) {
      checks
          .addObject()
          .put("check", result.check())
          .put("state", result.state().key())
          .put("finding", result.finding().seen())
          .put("remedy", result.finding().remedy())
          .put("milliseconds", result.took().toMillis());
    }
    return report.toPrettyString();
  }
}
