package io.citylake.maintain;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A selection says what to maintain.
 *
 * @param tables with namespace; empty for all
 * @param steps empty for all
 */
public record Selection(Set<String> tables, Set<Step> steps) {
  /** Everything. */
  public static final Selection ALL = new Selection(Set.of(), Set.of());

  boolean includes(Step step) {
    return steps.isEmpty() || steps.contains(step);
  }

  Map<String, List<Upkeep>> of(Map<String, List<Upkeep>> all) {
    Set<String> unknown = new TreeSet<>(tables);
    unknown.removeAll(all.keySet());
    if (!unknown.isEmpty()) {
      String known = "choose from " + String.join(", ", all.keySet());
      throw new BadConfiguration(
          unknown.stream().map(name -> new ConfigProblem("--table", name, "", known)).toList());
    }
    Map<String, List<Upkeep>> selected = new LinkedHashMap<>();
    all.forEach(
        (table, upkeep) -> {
          List<Upkeep> chosen = upkeep.stream().filter(one -> includes(one.step())).toList();
          if (!chosen.isEmpty() && (tables.isEmpty() || tables.contains(table))) {
            selected.put(table, chosen);
          }
        });
    return selected;
  }
}
