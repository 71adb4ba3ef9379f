package io.citylake.benchmarks.run;

import io.citylake.command.Faults;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A choice is an option that names, separated by commas, some of what there is.
 *
 * @param kind what each of them is, for messages; the option is its plural
 * @param all what there is
 * @param nameOf how one of them is called
 */
public record Choice<T>(String kind, List<T> all, Function<T, String> nameOf) {

  /**
   * Those that are named, each once, in the order in which they are named; all where the option was
   * not given. An asterisk stands for any letters. A name that nothing has is noted as a fault.
   */
  public List<T> read(Optional<String> names, Faults faults) {
    if (names.isEmpty()) {
      return all;
    }
    Set<T> chosen = new LinkedHashSet<>();
    for (String text : names.get().split(",", -1)) {
      List<T> meant = named(text.trim());
      if (meant.isEmpty()) {
        faults.note("--" + kind + "s", text.trim(), unknown());
      }
      chosen.addAll(meant);
    }
    return List.copyOf(chosen);
  }

  private List<T> named(String name) {
    Pattern pattern = Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q"));
    return all.stream().filter(one -> pattern.matcher(nameOf.apply(one)).matches()).toList();
  }

  private String unknown() {
    return "no %s is called so; there are %s"
        .formatted(kind, all.stream().map(nameOf).collect(Collectors.joining(", ")));
  }
}
