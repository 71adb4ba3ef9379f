package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Report;
import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** This command is {@code citylake bench page}. */
@Command(
    name = "page",
    mixinStandardHelpOptions = true,
    description =
        "Makes docs/benchmarks.md, with its plots, of what \"bench NAME --json FILE\" wrote: a section for each file.",
    footer = {"", "EXAMPLE", "  bench page docs/benchmarks/*.json"})
public final class PageCommand extends CitylakeCommand {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "what a benchmark measured")
  private List<Path> files = List.of();

  @Option(
      names = "--docs",
      paramLabel = "DIR",
      description = "where the page goes (default: ${DEFAULT-VALUE})")
  private Path docs = Path.of("docs");

  @Override
  protected Work work(Faults faults) {
    return this::makePage;
  }

  private int makePage() {
    Map<Path, JsonNode> contents = new LinkedHashMap<>();
    files.forEach(file -> contents.put(file, new JsonFile(file).read()));
    write(BenchmarksPage.of(contents));
    return ExitCodes.DONE;
  }

  private void write(BenchmarksPage page) {
    Path file = docs.resolve("benchmarks.md");
    try {
      for (Report report : page.reports()) {
        for (Map.Entry<String, String> plot : report.plots().entrySet()) {
          Files.writeString(docs.resolve(plot.getKey()), plot.getValue());
        }
      }
      Files.writeString(file, page.markdown());
      out().println(file);
    } catch (IOException e) {
      throw new CommandFailed("the page cannot be written to " + docs + ": " + e.getMessage(), e);
    }
  }
}
