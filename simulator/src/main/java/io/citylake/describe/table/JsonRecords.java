package io.citylake.describe.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigUtil;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.sample.SampledLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON records are those of one sampled file.
 *
 * @param isDocument whether the file is one document
 * @param list the path to their list in the document; empty where it is the list
 * @param records objects
 */
record JsonRecords(boolean isDocument, String list, List<JsonNode> records) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final JsonRecords NONE = new JsonRecords(false, "", List.of());

  /** Fewer lines of them that are JSON are no file of JSON. */
  private static final double LEAST_SHARE = 0.5;

  /** No records where the file is no JSON. */
  static JsonRecords of(SampledFile file) {
    List<SampledLine> lines = file.lines().stream().filter(line -> !line.isBlank()).toList();
    List<JsonNode> records = new ArrayList<>();
    for (SampledLine line : lines) {
      JsonNode record = parsed(line.text());
      if (record != null && record.isObject()) {
        records.add(record);
      }
    }
    boolean isAloneWithAList = records.size() == 1 && !lists(records.get(0)).isEmpty();
    if (records.size() >= lines.size() * LEAST_SHARE && !isAloneWithAList) {
      return new JsonRecords(false, "", records);
    }
    JsonNode document =
        parsed(lines.stream().map(SampledLine::text).collect(Collectors.joining("\n")));
    return document == null || !document.isContainerNode() ? NONE : ofDocument(document);
  }

  private static JsonNode parsed(String text) {
    try {
      return text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")
          ? MAPPER.readTree(text)
          : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static JsonRecords ofDocument(JsonNode document) {
    Map<String, JsonNode> lists = lists(document);
    return lists.entrySet().stream()
        .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
        .map(entry -> new JsonRecords(true, entry.getKey(), objects(entry.getValue())))
        .orElse(new JsonRecords(true, "", List.of(document)));
  }

  private static List<JsonNode> objects(JsonNode list) {
    List<JsonNode> objects = new ArrayList<>();
    list.forEach(
        element -> {
          if (element.isObject()) {
            objects.add(element);
          }
        });
    return objects;
  }

  /** The lists of several objects in a document that stand in no other list, by their paths. */
  private static Map<String, JsonNode> lists(JsonNode document) {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    find(document, "", found);
    return found;
  }

  private static void find(JsonNode node, String path, Map<String, JsonNode> found) {
    if (node.isArray() && node.path(0).isObject()) {
      found.put(path, node);
    } else if (node.isObject()) {
      node.properties()
          .forEach(
              member -> {
                String step = ConfigUtil.joinPath(member.getKey());
                find(member.getValue(), path.isEmpty() ? step : path + "." + step, found);
              });
    }
  }
}
