package io.citylake.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.send.KafkaOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      ExitCodes.commandLine(new SimulateCommand())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err));

  @Test
  void helpNamesEveryOption() {
    assertThat(command.execute("--help")).isZero();
    assertThat(out.toString())
        .contains("--bootstrap-servers", "--kafka-properties", "--topic", "--seed", "--sensors")
        .contains("--rate", "--speed", "--from", "--until", "--duration", "--count", "--interval")
        .contains("--faults", "--answer-key", "smart-city-sensors");
  }

  @Test
  void wrongArgumentsEndWithTwoAndAllOfThem() {
    assertThat(command.execute("--rate", "quick", "--sensors", "none", "--speed", "60"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("nothing was started", "--rate = quick", "--sensors = none", "--speed = 60")
        .contains("command line");
  }

  @Test
  void unknownOptionEndsWithTwo() {
    assertThat(command.execute("--colour", "red")).isEqualTo(2);
    assertThat(err.toString()).contains("arguments = --colour red");
  }

  @Test
  void bootstrapServersThatAreNoneEndWithOneAndARemedy() {
    assertThat(command.execute("--bootstrap-servers", "not a host")).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("citylake: ")
        .contains("not a host", "--bootstrap-servers")
        .doesNotContain("\tat ");
  }

  @Test
  void answerKeyThatCannotBeWrittenIsReportedBeforeAnythingIsSent() {
    assertThat(command.execute("--answer-key", "/dev/null/key.json")).isEqualTo(1);
    assertThat(err.toString()).contains("/dev/null/key.json", "--answer-key");
  }

  @Test
  void programCanGiveItsOwnDefaultBroker() {
    command.setDefaultValueProvider(
        argument ->
            argument instanceof CommandLine.Model.OptionSpec option
                    && option.longestName().equals(KafkaOptions.BOOTSTRAP_SERVERS)
                ? "no such host"
                : null);

    assertThat(command.execute("--count", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("no such host");
  }
}
