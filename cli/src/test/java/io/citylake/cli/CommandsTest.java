package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.cli.demo.DemoCommand;
import io.citylake.cli.demo.DurationText;
import io.citylake.cli.stack.StackKeys;
import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
  @Test
  void demoWithBadArgumentsShowsAllErrorsAndStartsNothing() {
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(new DemoCommand());
    line.setErr(new PrintWriter(errors));

    assertThat(line.execute("--duration", "5 minuets", "--rate", "0"))
        .isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(errors.toString())
        .contains("2 configuration errors, nothing was started")
        .contains("--duration = 5 minuets")
        .contains("--rate = 0");
  }

  @Test
  void durationsAreWrittenAsInTheConfiguration() {
    assertThat(DurationText.parse("45s")).isEqualTo(Duration.ofSeconds(45));
    assertThatThrownBy(() -> DurationText.parse("-1s")).hasMessageContaining("longer than zero");
    assertThatThrownBy(() -> DurationText.parse("soon")).hasMessageContaining("not a duration");
  }

  @Test
  void userInTheUrlOfAnEmbeddedDatabaseIsLeftToTheConfiguration() {
    assertThat(StackKeys.urlWithoutUser("jdbc:postgresql://127.0.0.1:1/citylake?user=postgres"))
        .isEqualTo("jdbc:postgresql://127.0.0.1:1/citylake");
  }
}
