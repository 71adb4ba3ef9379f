package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.cli.demo.DemoCommand;
import io.citylake.cli.stack.StackKeys;
import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
  @Test
  void demoWithBadArgumentsShowsAllErrorsAndStartsNothing() {
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(new DemoCommand());
    line.setErr(new PrintWriter(errors));

    assertThat(line.execute("--duration", "5 minuets", "--rate", "0", "--kep"))
        .isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(errors.toString())
        .contains("3 configuration errors, nothing was started")
        .contains("--duration = 5 minuets")
        .contains("--rate = 0")
        .contains("arguments = --kep", "did you mean --keep");
  }

  @Test
  void userInTheUrlOfAnEmbeddedDatabaseIsLeftToTheConfiguration() {
    assertThat(StackKeys.urlWithoutUser("jdbc:postgresql://127.0.0.1:1/citylake?user=postgres"))
        .isEqualTo("jdbc:postgresql://127.0.0.1:1/citylake");
  }
}
