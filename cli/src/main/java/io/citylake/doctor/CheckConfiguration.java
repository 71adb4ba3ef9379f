package io.citylake.doctor;

import io.citylake.config.ConfigProblem;
import io.citylake.settings.Settings;
import java.util.Locale;

/** The configuration was read: what is wrong with it ends the command before any check. */
final class CheckConfiguration implements Check {
  static final String NAME = "configuration";

  private final Settings settings;

  CheckConfiguration(Settings settings) {
    this.settings = settings;
  }

  /** What a problem looks like among other findings. */
  static Finding finding(ConfigProblem problem) {
    String subject =
        problem.value().isEmpty()
            ? problem.key() + " is missing"
            : problem.key() + " = " + problem.value();
    return Finding.failed(
        problem.place().isEmpty() ? subject : subject + " (" + problem.place() + ")",
        problem.remedy());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding look() {
    return Finding.ok(
        String.format(
            Locale.ROOT,
            "%d keys, %d sensor types, queries %s",
            settings.effective().size(),
            settings.catalogue().types().size(),
            String.join(" and ", settings.streaming().run())));
  }
}
