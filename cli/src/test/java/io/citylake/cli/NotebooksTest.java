package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.catalogue.ReadCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The notebooks as they are committed; {@link NotebooksIT} runs them. */
class NotebooksTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern RELATION =
      Pattern.compile("\\b(?:lake\\.(?:raw|marts)|serving)\\.\\w+\\b(?!\\()");
  private static final Pattern VIEW = Pattern.compile("view (serving\\.\\w+)");
  private static final Pattern PLACE_ON_A_MACHINE =
      Pattern.compile("(?:^|[^\\w.])/(?:home|root|tmp|work|Users|usr|var)/");

  static List<Path> notebooks() throws IOException {
    return files(ROOT.resolve("notebooks"), ".ipynb");
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyCellWasRunInOrderAndShowsWhatItGives(Path file) throws IOException {
    JsonNode notebook = new ObjectMapper().readTree(file.toFile());
    assertThat(notebook.path("nbformat").intValue()).isEqualTo(4);
    assertThat(notebook.at("/metadata/kernelspec/name").textValue()).isEqualTo("python3");

    List<JsonNode> cells = codeCells(notebook);
    assertThat(cells).hasSizeGreaterThan(1);
    for (int i = 0; i < cells.size(); i++) {
      JsonNode cell = cells.get(i);
      assertThat(cell.path("execution_count").intValue()).as(text(cell)).isEqualTo(i + 1);
      if (i > 0) {
        // The first cell imports.
        assertThat(cell.path("outputs")).as("output of\n%s", text(cell)).isNotEmpty();
      }
      assertThat(cell.path("outputs"))
          .as("trouble in the output of\n%s", text(cell))
          .noneMatch(output -> output.path("output_type").textValue().equals("error"))
          .noneMatch(output -> output.path("name").asText().equals("stderr"));
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void nothingTellsOfTheMachineThatRanIt(Path file) throws IOException {
    assertThat(Files.readString(file)).doesNotContainPattern(PLACE_ON_A_MACHINE);
    assertThat(codeCells(new ObjectMapper().readTree(file.toFile())))
        .allMatch(cell -> cell.path("metadata").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void everyTableAndViewThatIsAskedExists(Path file) throws IOException {
    Set<String> asked =
        codeCells(new ObjectMapper().readTree(file.toFile())).stream()
            .flatMap(cell -> RELATION.matcher(text(cell)).results().map(MatchResult::group))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(asked).isNotEmpty();
    assertThat(relations()).containsAll(asked);
  }

  @Test
  void everyNotebookIsInTheListOfTheReadme() throws IOException {
    String readme = Files.readString(ROOT.resolve("notebooks/README.md"));
    assertThat(notebooks())
        .isNotEmpty()
        .allSatisfy(file -> assertThat(readme).contains("(" + file.getFileName() + ")"));
  }

  private static Set<String> relations() throws IOException {
    Set<String> relations =
        new TreeSet<>(Set.of("lake.raw.records", "lake.raw.readings", "lake.raw.rejections"));
    ReadCatalogue.defaults()
        .types()
        .forEach(
            type -> {
              relations.add("lake.raw." + type.name());
              relations.add("serving." + type.name());
            });
    for (Path mart : files(ROOT.resolve("sql/marts/marts"), ".sql")) {
      relations.add("lake.marts." + nameOf(mart));
      relations.add("serving." + nameOf(mart));
    }
    for (Path comparison : files(ROOT.resolve("sql/marts/comparison"), ".sql")) {
      relations.add("serving." + nameOf(comparison));
    }
    for (Path migration : files(ROOT.resolve("sql/postgres"), ".sql")) {
      VIEW.matcher(Files.readString(migration)).results().forEach(m -> relations.add(m.group(1)));
    }
    return relations;
  }

  private static List<Path> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String nameOf(Path sql) {
    return sql.getFileName().toString().replace(".sql", "");
  }

  private static List<JsonNode> codeCells(JsonNode notebook) {
    List<JsonNode> cells = new ArrayList<>();
    for (JsonNode cell : notebook.path("cells")) {
      if (cell.path("cell_type").textValue().equals("code")) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** A cell's source, which nbformat keeps as lines. */
  private static String text(JsonNode cell) {
    return StreamSupport.stream(cell.path("source").spliterator(), false)
        .map(JsonNode::textValue)
        .collect(Collectors.joining());
  }
}
