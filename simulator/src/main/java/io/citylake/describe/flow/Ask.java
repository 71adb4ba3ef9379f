package io.citylake.describe.flow;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.identity.SensorIdGuess;
import io.citylake.describe.metrics.TypeGuess;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.time.TimeGuess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/** Asks a person what a sample does not tell, with the guess as the answer to a bare Enter. */
public final class Ask {
  private static final String SAID = "you said so";

  private final BufferedReader answers;
  private final PrintWriter questions;
  private final SensorCatalogue catalogue;

  public Ask(BufferedReader answers, PrintWriter questions, SensorCatalogue catalogue) {
    this.answers = answers;
    this.questions = questions;
    this.catalogue = catalogue;
  }

  /**
   * The draft with what was answered.
   *
   * @throws IOException where the answers cannot be read
   */
  public Draft about(Draft draft) throws IOException {
    questions.printf("%n%s%n", draft.name());
    Draft asked = sensorId(draft);
    asked = sensorType(asked);
    asked = zone(asked);
    return city(asked);
  }

  private Draft zone(Draft draft) throws IOException {
    boolean isOpen =
        draft
            .time()
            .filter(t -> t.isLocal() && t.zoneConfidence() == Confidence.UNSURE)
            .isPresent();
    if (!isOpen) {
      return draft;
    }
    TimeGuess time = draft.time().orElseThrow();
    String zone =
        answer(
            "Times carry no offset (" + time.zoneBy() + "). In which zone were the clocks?",
            time.zone(),
            Ask::isZone,
            "no time zone; for example Europe/Warsaw or UTC");
    return draft.with(time.in(zone, SAID, Confidence.SURE));
  }

  private static boolean isZone(String text) {
    try {
      ZoneId.of(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private Draft city(Draft draft) throws IOException {
    if (draft.city().isPresent() || !draft.cityName().isEmpty()) {
      return draft;
    }
    return draft.inCity(answer("Which city is it? (nothing: none)", "", text -> true, ""));
  }

  private Draft sensorId(Draft draft) throws IOException {
    SensorIdGuess guess = draft.sensorId();
    if (guess.confidence() != Confidence.UNSURE) {
      return draft;
    }
    List<String> names = draft.kind().table().columns().stream().map(TableColumn::name).toList();
    String answer =
        answer(
            "What tells the sensors apart? A field of "
                + String.join(", ", names)
                + ", or another word if all is of one sensor:",
            guess.value(),
            text -> true,
            "");
    return draft.with(
        new SensorIdGuess(
            names.contains(answer) ? SensorIdGuess.From.FIELD : SensorIdGuess.From.CONSTANT,
            answer,
            SAID,
            Confidence.SURE));
  }

  private Draft sensorType(Draft draft) throws IOException {
    TypeGuess guess = draft.type();
    if (guess.confidence() != Confidence.UNSURE || draft.typeField().isPresent()) {
      return draft;
    }
    List<String> names = catalogue.types().stream().map(SensorType::name).toList();
    String answer =
        answer(
            "Which kind of sensor is it (" + guess.by() + ")? " + String.join(", ", names) + ":",
            guess.type().name(),
            names::contains,
            "none of them");
    SensorType type = catalogue.type(answer).orElseThrow();
    return draft.with(
        new TypeGuess(
            type,
            SAID,
            Confidence.SURE,
            guess.metrics().stream().filter(m -> type.metrics().contains(m.metric())).toList()));
  }

  private String answer(String question, String guess, Predicate<String> isRight, String remedy)
      throws IOException {
    while (true) {
      questions.printf("  %s [%s] ", question, guess);
      questions.flush();
      String answer = answers.readLine();
      if (answer == null || answer.isBlank()) {
        return guess;
      }
      if (isRight.test(answer.strip())) {
        return answer.strip();
      }
      questions.printf("  %s%n", remedy);
    }
  }
}
