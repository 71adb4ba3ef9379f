package io.citylake.benchmarks.run;

import io.citylake.config.ConfigReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An option that names, separated by commas, some of what there is.
 *
 * @param kind what each of them is, for messages; the option is its plural
 * @param all what there is
 * @param nameOf how one of them is called
 */
public record Choice<T>(String kind, List<T> all, Function<T, String> nameOf) {

  /**
   * Those that are named, each once, in the order in which they are named; all where the option was
   * not given. A name that nothing has is noted as a problem.
   */
  public List<T> read(ConfigReader options) {
    return read(
        options, name -> all.stream().filter(one -> nameOf.apply(one).equals(name)).toList());
  }

  /**
   * As above, where a name may mean several.
   *
   * @param named those that a name means; empty where it means nothing
   */
  public List<T> read(ConfigReader options, Function<String, List<T>> named) {
    String option = kind + "s";
    if (!options.has(option)) {
      return all;
    }
    Set<T> chosen = new LinkedHashSet<>();
    for (String text : options.string(option).split(",", -1)) {
      List<T> meant = named.apply(text.trim());
      if (meant.isEmpty()) {
        options.problem(option, unknown(text.trim()));
      }
      chosen.addAll(meant);
    }
    return List.copyOf(chosen);
  }

  private String unknown(String name) {
    return "no %s is called \"%s\"; there are %s"
        .formatted(kind, name, all.stream().map(nameOf).collect(Collectors.joining(", ")));
  }
}
