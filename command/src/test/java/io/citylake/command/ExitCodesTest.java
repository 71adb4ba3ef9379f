package io.citylake.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExitCodesTest {
  @Command(name = "look")
  private static final class Look {}

  @Test
  void badConfigurationIsToldWholeAndEndsWithTwo() {
    BadConfiguration bad =
        new BadConfiguration(List.of(new ConfigProblem("--keep", "0", "", "must be at least 1")));

    assertThat(told(bad)).startsWith("2 citylake: 1 configuration error").endsWith("exit code 2");
  }

  @Test
  void failureWithItsRemedyIsToldInOneLineAndEndsWithOne() {
    assertThat(told(new CommandFailed("another repair is at work: run this one when it has ended")))
        .isEqualTo("1 citylake: another repair is at work: run this one when it has ended");
  }

  @Test
  void serverThatDoesNotAnswerIsNamedHoweverDeepItWasAskedFor() {
    Exception failure =
        new IllegalStateException(
            "no table", new IllegalArgumentException(new ConnectException("Connection refused")));

    assertThat(told(failure))
        .isEqualTo(
            "1 citylake: look failed: no table (Connection refused): start that server, or correct"
                + " its address");
  }

  @Test
  void whatAnotherCommandHasYetToMakeFailsAndWhatIsNotCitylakesIsRefused() {
    assertThat(
            told(CommandFailed.missing("lake.raw.records does not exist yet", "start the stream")))
        .isEqualTo("1 citylake: lake.raw.records does not exist yet: start the stream");
    assertThat(told(CommandFailed.unlike("the lake is a newer Citylake's", "run that version")))
        .isEqualTo("2 citylake: the lake is a newer Citylake's: run that version");
  }

  private static String told(Exception failure) {
    StringWriter errors = new StringWriter();
    CommandLine line = new CommandLine(new Look());
    line.setErr(new PrintWriter(errors, true));
    return ExitCodes.codeOf(failure, line) + " " + errors.toString().strip();
  }
}
