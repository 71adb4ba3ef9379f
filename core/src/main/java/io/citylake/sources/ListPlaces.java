package io.citylake.sources;

import io.citylake.config.ConfigReader;
import io.citylake.format.numbers.NumberSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses a description that takes two metrics from objects of one list by their places: most
 * senders promise no order, and where it changes the values would be swapped without a word.
 */
final class ListPlaces {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private ListPlaces() {}

  /**
   * @param paths where each field stands, by the field's number
   * @param description takes note of what is wrong
   */
  static void check(
      List<NumberSource> metrics, List<List<String>> paths, ConfigReader description) {
    Map<List<String>, String> placeInList = new HashMap<>();
    for (NumberSource metric : metrics) {
      for (int field : metric.fields()) {
        List<String> path = paths.get(field);
        // The last step may be a number: in a list of bare values only the place tells them apart.
        for (int step = 1; step < path.size() - 1; step++) {
          if (NUMBER.matcher(path.get(step)).matches()) {
            String other = placeInList.putIfAbsent(path.subList(0, step), path.get(step));
            if (other != null && !other.equals(path.get(step))) {
              tell(path.subList(0, step), description);
              return;
            }
          }
        }
      }
    }
  }

  private static void tell(List<String> list, ConfigReader description) {
    String path = String.join(".", list);
    description.problem(
        "metrics",
        "objects in the list %s may come in any order: name them, as in \"%s[name=P1].value\", or"
                .formatted(path, path)
            + " set lists-in-order = true");
  }
}
