package io.citylake.batch;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import java.util.List;

/**
 * The marts that a run was asked for; none named means all.
 *
 * @param names the windows come along with any of them: marts are checked against them
 */
record ChosenMarts(List<String> names) {

  /**
   * @throws BadConfiguration for every name that is no daily mart's
   */
  List<Mart> of(MartModels all) {
    if (names.isEmpty()) {
      return all.marts();
    }
    List<String> known = all.marts().stream().map(Mart::name).toList();
    List<ConfigProblem> problems =
        names.stream()
            .filter(name -> !known.contains(name))
            .map(
                name ->
                    new ConfigProblem(
                        "--mart", name, "", "choose from " + String.join(", ", known)))
            .toList();
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    return all.marts().stream()
        .filter(mart -> mart.name().equals(Mart.WINDOWS) || names.contains(mart.name()))
        .toList();
  }
}
