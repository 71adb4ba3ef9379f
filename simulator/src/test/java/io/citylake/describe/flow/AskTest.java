package io.citylake.describe.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.draft.WriteDescription;
import io.citylake.describe.sample.ReadSample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskTest {
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();

  private final StringWriter questions = new StringWriter();

  private Draft answered(String answers) throws IOException {
    List<Draft> drafts =
        new Describe(CATALOGUE, Instant.parse("2026-11-28T00:00:00Z"))
            .drafts(
                ReadSample.of(List.of(Path.of("../recordings/interstate-94-traffic"))),
                "",
                new ArrayList<>());
    return new Ask(
            new BufferedReader(new StringReader(answers)), new PrintWriter(questions), CATALOGUE)
        .about(drafts.get(0));
  }

  @Test
  void answersStandInTheDescriptionAndLeaveNothingToDo() throws IOException {
    Draft draft = answered("Narnia\nAmerica/Chicago\nMinneapolis\n");

    assertThat(WriteDescription.of(draft).text())
        .contains("zone = \"America/Chicago\"", "city { constant = Minneapolis }");
    assertThat(WriteDescription.of(draft).todos()).noneMatch(todo -> todo.contains("zone"));
    assertThat(questions.toString()).contains("no time zone; for example Europe/Warsaw");
  }

  @Test
  void bareEntersTakeTheGuesses() throws IOException {
    Draft draft = answered("\n\n");

    assertThat(draft.time().orElseThrow().zone()).isEqualTo("UTC");
    assertThat(WriteDescription.of(draft).text()).contains("you said so");
  }
}
