package io.citylake.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {
  @TempDir private Path directory;

  @Test
  void everythingThatIsWrongIsToldAtOnceWithTheReasonsThereAre() {
    Path absent = directory.resolve("absent.conf");

    assertThat(
            refusal(
                new RepairCommand(),
                "--reason=MALFORMED,BROKEN,malformed",
                "--source-config=" + absent,
                "--set=postgres.port=1",
                "--dry"))
        .contains("3 configuration errors, nothing was started")
        .contains("postgres.port", "--reason = BROKEN", "arguments = --dry", "mean --dry-run");
    assertThat(
            refusal(
                new RepairCommand(),
                "--reason=MALFORMED,BROKEN,malformed",
                "--source-config=" + absent,
                "--dry"))
        .contains("3 configuration errors, nothing was started")
        .contains("--reason = BROKEN")
        .contains("EMPTY_PAYLOAD, TOO_LARGE, INVALID_ENCODING, MALFORMED")
        .contains("--source-config = " + absent);
  }

  @Test
  void rejectionsAreListedOfDaysThatCanBe() {
    assertThat(
            refusal(
                new RejectionsCommand(),
                "--from=2026-01-15",
                "--to=2026-01-15",
                "--samples=-1",
                "--reason=BROKEN",
                "--colour"))
        .contains("4 configuration errors, nothing was started")
        .contains("--to = 2026-01-15", "--samples = -1", "--reason = BROKEN", "--colour");
    assertThat(refusal(new RejectionsCommand(), "--from=yesterday"))
        .contains("--from = yesterday", "not a day; write for example 2026-01-15");
  }

  @Test
  void whatToRepairMustBeSaid() {
    assertThat(refusal(new RepairCommand(), "--dry-run")).contains("--reason", "--repeated");
    assertThat(refusal(new RepairCommand(), "--topic=traffic")).contains("--reason");
    assertThat(refusal(new RepairCommand(), "--repeated", "--reason=MALFORMED"))
        .contains("mutually exclusive");
  }

  @Test
  void problemsOfADescriptionNameItsOwnFileAndLine() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("dust.conf"),
            """
            topics = [dust]
            format = csv
            columns = [id, time]
            sensor_id = nowhere
            sensor_type { constant = air_quality }
            metrics { pm10 = time }
            """);

    assertThat(refusal(new RepairCommand(), "--reason=MALFORMED", "--source-config=" + file))
        .contains("event_time is missing")
        .contains(file + ":4")
        .doesNotContain("description.conf");
  }

  @Test
  void fileThatIsNoConfigurationIsToldByItsName() throws IOException {
    Path file = Files.writeString(directory.resolve("dust.conf"), "topics = [");

    assertThat(refusal(new RepairCommand(), "--reason=MALFORMED", "--source-config=" + file))
        .contains("cannot be read")
        .contains(file.toString())
        .doesNotContain("description.conf");
  }

  @Test
  void topicThatTheDescriptionDoesNotNameIsRefused() {
    assertThat(
            refusal(
                new RepairCommand(),
                "--reason=MALFORMED",
                "--topic=traffic",
                "--source-config=../conf/sources/luftdaten-sds011.conf"))
        .contains("--topic = traffic")
        .contains("describes luftdaten-sds011");
  }

  private static String refusal(Object command, String... arguments) {
    StringWriter errors = new StringWriter();
    int exitCode =
        ExitCodes.commandLine(command).setErr(new PrintWriter(errors, true)).execute(arguments);
    assertThat(exitCode).as(errors.toString()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    return errors.toString();
  }
}
