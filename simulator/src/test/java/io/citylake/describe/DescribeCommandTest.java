package io.citylake.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DescribeCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    CommandLine line = ExitCodes.commandLine(new DescribeCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void descriptionGoesOutAndWhatBecomesOfTheRecordsBesideIt() {
    assertThat(run("../recordings/cambridge-electricity")).isZero();

    assertThat(out.toString())
        .contains("topics = [\"cambridge-electricity\"]", "energy_consumption", "# TODO city");
    assertThat(err.toString())
        .contains("192 records of 4 files", "first readings", "TODO city", "TODO\n")
        .doesNotContain("topics = [");
  }

  @Test
  void descriptionsOfSeveralKindsGoIntoAFolder() throws IOException {
    assertThat(run("../recordings/luftdaten-aberdeen", "--output", folder.toString())).isZero();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "luftdaten-aberdeen-bme280.conf",
              "luftdaten-aberdeen-dht22.conf",
              "luftdaten-aberdeen-sds011.conf");
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void fileThatHoldsNoTableIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.txt"), "Dear reader,\n\nthis is prose.\n");

    assertThat(run(file.toString())).isEqualTo(ExitCodes.FAILED);

    assertThat(err.toString())
        .contains("letter.txt is neither JSON nor a table", "nothing to describe");
  }

  @Test
  void whatIsNotThereIsTold() {
    assertThat(run("no/such/folder", "--name", "a b")).isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(err.toString()).contains("no such file or folder", "--name");
  }
}
