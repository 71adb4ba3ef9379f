package io.citylake.format;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.citylake.config.ConfigReader;
import java.util.ArrayList;
import java.util.List;

/** Gives every field that a description names its number. */
interface FieldNames {

  /**
   * The number of the field {@code name}; 0 with a problem noted where there can be no such field.
   *
   * @param section where {@code key} holds the name
   */
  int number(String name, ConfigReader section, String key);

  /** The columns of CSV. */
  record Columns(List<String> names) implements FieldNames {
    @Override
    public int number(String name, ConfigReader section, String key) {
      int column = names.indexOf(name);
      if (column < 0) {
        section.problem(key, "no such column; there are " + String.join(", ", names));
      }
      return Math.max(0, column);
    }
  }

  /**
   * Paths in JSON: {@code location.lat}, {@code location[0]}, and {@code metrics."pm2.5"} where a
   * name has a dot.
   */
  final class Paths implements FieldNames {
    private final List<List<String>> paths = new ArrayList<>();

    @Override
    public int number(String name, ConfigReader section, String key) {
      List<String> path = path(name, section, key);
      if (!paths.contains(path)) {
        paths.add(path);
      }
      return paths.indexOf(path);
    }

    /** The steps of a path; one harmless step with a problem noted where it cannot be read. */
    static List<String> path(String name, ConfigReader section, String key) {
      try {
        return ConfigUtil.splitPath(name.replaceAll("\\[(\\d+)]", ".$1"));
      } catch (ConfigException.BadPath e) {
        section.problem(
            key,
            "no path; write for example \"location.lat\", \"location[0]\" or \"a.\\\"b.c\\\"\"");
        return List.of(name);
      }
    }

    List<List<String>> all() {
      return List.copyOf(paths);
    }
  }
}
