package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake bench page}. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    description =
        "Makes docs/benchmarks.md, with its plot, of what \"bench throughput --json FILE\" wrote.")
public final class PageCommand implements Callable<Integer> {
  private static final String PLOT = "benchmarks-throughput.svg";
  private static final String NOTES = "benchmarks-notes.md";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "what the benchmark measured")
  private Path file;

  @Option(
      names = "--docs",
      paramLabel = "DIR",
      defaultValue = "docs",
      description =
          "where the page goes; benchmarks-notes.md there is added to it (default: ${DEFAULT-VALUE})")
  private Path docs;

  @Override
  public Integer call() {
    try {
      JsonNode results = new ObjectMapper().readTree(file.toFile());
      if (!results.path("benchmark").asText().equals("throughput")) {
        spec.commandLine().getErr().println("citylake: " + file + " holds no throughput results");
        return ExitCodes.BAD_CONFIGURATION;
      }
      ThroughputPage page = new ThroughputPage(results);
      Path notes = docs.resolve(NOTES);
      String added = Files.exists(notes) ? Files.readString(notes) : "";
      Files.writeString(docs.resolve(PLOT), page.plot().svg());
      Files.writeString(docs.resolve("benchmarks.md"), page.markdown(PLOT, added));
      spec.commandLine().getOut().println(docs.resolve("benchmarks.md"));
      return ExitCodes.DONE;
    } catch (IOException e) {
      throw new CommandFailed("the page cannot be made of " + file + ": " + e.getMessage(), e);
    }
  }
}
