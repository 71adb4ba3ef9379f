package io.citylake.cli.env;

import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code citylake init-env}. */
@Command(
    name = "init-env",
    mixinStandardHelpOptions = true,
    description = {
      "Writes .env, which docker-compose.yml reads, from .env.example, with generated secrets.",
      "Only its owner can read it. What .env holds already is never changed."
    })
public final class InitEnvCommand extends CitylakeCommand {
  private static final String EXAMPLE = ".env.example";
  private static final String TARGET = ".env";

  private final Path directory;

  @Option(
      names = "--add-missing",
      description = "where .env is there already: add the keys that it lacks")
  private boolean addMissing;

  /** A command for the compose file in {@code directory}. */
  public InitEnvCommand(Path directory) {
    this.directory = directory;
  }

  @Override
  protected Work work(Faults faults) {
    return this::write;
  }

  private int write() throws IOException {
    Path target = directory.resolve(TARGET);
    EnvFile example = EnvFile.read(directory.resolve(EXAMPLE));
    return Files.exists(target) ? complete(target, example) : create(target, example);
  }

  private int create(Path target, EnvFile example) throws IOException {
    Set<String> secrets = example.keysWithoutValue();
    example.withValuesOf(example, new GenerateSecret()).writePrivately(target);
    out().printf("wrote %s, which only its owner can read, with generated:%n", target);
    secrets.forEach(key -> out().println("  " + key));
    return ExitCodes.DONE;
  }

  private int complete(Path target, EnvFile example) throws IOException {
    EnvFile present = EnvFile.read(target);
    Set<String> missing = present.missingFrom(example);
    if (missing.isEmpty()) {
      out().printf("%s has every key: nothing was changed%n", target);
      return ExitCodes.DONE;
    }
    if (!addMissing) {
      throw new CommandFailed(
          "%s is there already and was not changed; it lacks %s: add them with --add-missing"
              .formatted(target, String.join(", ", missing)));
    }
    present.withValuesOf(example, new GenerateSecret()).writePrivately(target);
    out().printf("added to %s:%n", target);
    missing.forEach(key -> out().println("  " + key));
    return ExitCodes.DONE;
  }
}
