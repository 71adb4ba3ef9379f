package io.citylake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys that have moved. Where somebody still sets one, the error names its new place: to take it
 * for unknown would help nobody, and to ignore a checkpoint's folder would begin another.
 */
final class MovedKeys {
  /** Was the list of the queries that run, and is the section of all queries now. */
  private static final String QUERIES = "streaming.queries";

  private static final String RUN = "streaming.run";

  /** Whole sections, by their old place. */
  private static final Map<String, String> SECTIONS =
      new TreeMap<>(
          Map.of(
              "streaming.records", QUERIES + ".records",
              "streaming.windows", QUERIES + ".windows"));

  /** Once the one folder that took the place of the packed descriptions. */
  private static final String SOURCES = "catalogue.sources-directory";

  private static final String WITHOUT_PACKED =
      " to a list of folders, and sources.packed = false to go on without the packed descriptions";

  private final List<ConfigProblem> problems = new ArrayList<>();

  /** A problem for each that was found. */
  List<ConfigProblem> problems() {
    return List.copyOf(problems);
  }

  /**
   * A configuration without those of its keys that have moved.
   *
   * @param resolved the same configuration without references
   */
  Config leftIn(Config config, Config resolved) {
    Config left = config;
    if (resolved.hasPath(QUERIES)
        && resolved.getValue(QUERIES).valueType() != ConfigValueType.OBJECT) {
      problems.add(ConfigProblem.with(QUERIES, resolved.getValue(QUERIES), remedy(RUN)));
      left = left.withoutPath(QUERIES);
    }
    if (resolved.hasPath(SOURCES)) {
      problems.add(
          ConfigProblem.with(
              SOURCES, resolved.getValue(SOURCES), remedy("sources.folders") + WITHOUT_PACKED));
      left = left.withoutPath(SOURCES);
    }
    for (var section : SECTIONS.entrySet()) {
      if (resolved.hasPath(section.getKey())) {
        find(section.getKey(), section.getValue(), resolved);
        left = left.withoutPath(section.getKey());
      }
    }
    return left;
  }

  private void find(String old, String now, Config resolved) {
    if (resolved.getValue(old) instanceof ConfigObject section) {
      new TreeMap<>(section)
          .forEach(
              (name, value) ->
                  problems.add(
                      ConfigProblem.with(old + "." + name, value, remedy(now + "." + name))));
    } else {
      problems.add(ConfigProblem.with(old, resolved.getValue(old), remedy(now)));
    }
  }

  /**
   * Finds them in the environment.
   *
   * @param known a configuration that holds every key of today
   */
  void findIn(Map<String, String> environment, Config known) {
    findIn(environment, QUERIES, RUN);
    findIn(environment, SOURCES, "sources.folders");
    SECTIONS.forEach(
        (old, now) ->
            known
                .getConfig(now)
                .root()
                .keySet()
                .forEach(name -> findIn(environment, old + "." + name, now + "." + name)));
  }

  private void findIn(Map<String, String> environment, String old, String now) {
    String variable = EnvironmentKeys.variable(old);
    if (environment.containsKey(variable)) {
      problems.add(
          new ConfigProblem(
              old,
              environment.get(variable),
              "environment variable " + variable,
              remedy(EnvironmentKeys.variable(now))));
    }
  }

  private static String remedy(String now) {
    return "has moved: set " + now;
  }
}
