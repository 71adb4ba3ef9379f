package io.citylake.sources;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigUtil;
import io.citylake.config.ConfigReader;
import io.citylake.format.foreign.JsonPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives every field that a description names its number. */
interface FieldNames {

  /**
   * The number of the field {@code name}; 0 with a problem noted where there can be no such field.
   *
   * @param section where {@code key} holds the name
   */
  int number(String name, ConfigReader section, String key);

  /** The number of one more field, which is put together of others. */
  int joined();

  /** The columns of CSV. */
  final class Columns implements FieldNames {
    private final List<String> names;
    private int count;

    Columns(List<String> names) {
      this.names = names;
      this.count = names.size();
    }

    @Override
    public int joined() {
      return count++;
    }

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
   * Paths in JSON: {@code location.lat}, {@code location[0]}, {@code values[type=P1].value} for the
   * object in a list whose type is P1, and {@code metrics."pm2.5"} where a name has a dot.
   */
  final class Paths implements FieldNames {
    private static final Pattern PLACE = Pattern.compile("\\[(\\d+)]");
    private static final Pattern NAMED = Pattern.compile("\\[([^\\[\\]=]+)=([^\\[\\]]*)]");

    /** The path of a field that is put together. */
    private static final List<String> NOWHERE = List.of();

    private final List<List<String>> paths = new ArrayList<>();

    @Override
    public int number(String name, ConfigReader section, String key) {
      List<String> path = path(name, section, key);
      if (!paths.contains(path)) {
        paths.add(path);
      }
      return paths.indexOf(path);
    }

    @Override
    public int joined() {
      paths.add(NOWHERE);
      return paths.size() - 1;
    }

    /** The steps of a path; one harmless step with a problem noted where it cannot be read. */
    static List<String> path(String name, ConfigReader section, String key) {
      try {
        String numbered = PLACE.matcher(name).replaceAll(".$1");
        return ConfigUtil.splitPath(NAMED.matcher(numbered).replaceAll(Paths::namedStep));
      } catch (ConfigException.BadPath e) {
        section.problem(
            key,
            "no path; write for example \"location.lat\", \"location[0]\","
                + " \"values[type=P1].value\" or \"a.\\\"b.c\\\"\"");
        return List.of(name);
      }
    }

    private static String namedStep(MatchResult named) {
      String step = JsonPaths.named(named.group(1).strip(), named.group(2).strip());
      return Matcher.quoteReplacement('.' + ConfigUtil.quoteString(step));
    }

    /** Where each field stands, by its number; no step for one that is put together. */
    List<List<String>> all() {
      return List.copyOf(paths);
    }

    /** The same as a tree. */
    JsonPaths tree() {
      JsonPaths tree = new JsonPaths();
      for (int field = 0; field < paths.size(); field++) {
        if (!paths.get(field).isEmpty()) {
          tree.add(paths.get(field), field);
        }
      }
      return tree;
    }
  }
}
