package io.citylake.config;

import java.util.List;

/**
 * A program ends with this where its configuration or arguments are wrong; nothing was started.
 * Carries every problem, not just the first.
 */
public final class BadConfiguration extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exit code of a program that ends because of this. */
  public static final int EXIT_CODE = 2;

  private final transient List<ConfigProblem> problems;

  public BadConfiguration(List<ConfigProblem> problems) {
    super(report(problems));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigProblem> problems() {
    return problems;
  }

  private static String report(List<ConfigProblem> problems) {
    StringBuilder report =
        new StringBuilder(
            "citylake: %s configuration error%s, nothing was started"
                .formatted(problems.size(), problems.size() == 1 ? "" : "s"));
    int keyWidth = problems.stream().mapToInt(p -> subject(p).length()).max().orElse(0);
    int placeWidth = problems.stream().mapToInt(p -> p.place().length()).max().orElse(0);
    for (ConfigProblem problem : problems) {
      String line =
          ("%n  %-" + Math.max(1, keyWidth) + "s   %-" + Math.max(1, placeWidth) + "s   %s")
              .formatted(subject(problem), problem.place(), problem.remedy());
      report.append(line);
    }
    return report.toString();
  }

  private static String subject(ConfigProblem problem) {
    return problem.value().isEmpty()
        ? problem.key() + " is missing"
        : problem.key() + " = " + problem.value();
  }
}
