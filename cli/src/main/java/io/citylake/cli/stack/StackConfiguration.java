package io.citylake.cli.stack;

import io.citylake.config.ConfigurationText;
import io.citylake.localstack.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a job outside this program takes with {@code --config}; it holds no secret. */
final class StackConfiguration {
  private StackConfiguration() {}

  /** Writes it anew. */
  static Path write(RunningStack stack) throws IOException {
    return Files.writeString(
        file(stack), "# Written by citylake up\n" + ConfigurationText.of(StackKeys.forFile(stack)));
  }

  /** Where it is. */
  static Path file(RunningStack stack) {
    return stack.directory().resolve("citylake.conf");
  }
}
