package io.citylake.batch;

import io.citylake.command.Faults;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import java.util.List;

/**
 * The marts that a run was asked for; none named means all.
 *
 * @param names the windows come along with any of them: marts are checked against them
 */
record ChosenMarts(List<String> names) {

  /** Those among {@code all}; a name that is no daily mart's is noted. */
  List<Mart> of(MartModels all, Faults faults) {
    if (names.isEmpty()) {
      return all.marts();
    }
    List<String> known = all.marts().stream().map(Mart::name).toList();
    names.stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> faults.note("--mart", name, "choose from " + String.join(", ", known)));
    return all.marts().stream()
        .filter(mart -> mart.name().equals(Mart.WINDOWS) || names.contains(mart.name()))
        .toList();
  }
}
