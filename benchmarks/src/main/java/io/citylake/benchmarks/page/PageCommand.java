package io.citylake.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        "Makes docs/benchmarks.md, with its plots, of what \"bench NAME --json FILE\" wrote: a section for each file.",
    footer = {"", "EXAMPLE", "  bench page docs/benchmarks/*.json"})
public final class PageCommand implements Callable<Integer> {
  private static final String NOTES = "benchmarks-notes.md";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "what a benchmark measured")
  private List<Path> files;

  @Option(
      names = "--docs",
      paramLabel = "DIR",
      defaultValue = "docs",
      description =
          "where the page goes; benchmarks-notes.md there is added to it (default: ${DEFAULT-VALUE})")
  private Path docs;

  @Override
  public Integer call() {
    Map<Path, JsonNode> results = new LinkedHashMap<>();
    files.forEach(file -> results.put(file, read(file)));
    write(BenchmarksPage.sections(results));
    return ExitCodes.DONE;
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new CommandFailed("the page cannot be made of " + file + ": " + e.getMessage(), e);
    }
  }

  private void write(List<PageSection> sections) {
    Path page = docs.resolve("benchmarks.md");
    Path notes = docs.resolve(NOTES);
    try {
      String added = Files.exists(notes) ? Files.readString(notes) : "";
      for (PageSection section : sections) {
        for (Map.Entry<String, String> plot : section.plots().entrySet()) {
          Files.writeString(docs.resolve(plot.getKey()), plot.getValue());
        }
      }
      Files.writeString(page, new BenchmarksPage(sections, added).markdown());
      spec.commandLine().getOut().println(page);
    } catch (IOException e) {
      throw new CommandFailed("the page cannot be written to " + docs + ": " + e.getMessage(), e);
    }
  }
}
