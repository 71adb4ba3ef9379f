package io.citylake.timetravel;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.batch.CompareSnapshotsCommand;
import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CompareSnapshotsCommandTest {

  @Test
  void badArgumentsAreToldAtOnceAndNothingStarts() {
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(new CompareSnapshotsCommand(Map.of()));
    line.setErr(new PrintWriter(errors));

    int code =
        line.execute("daily_noise", "--date", "2026-13-01", "--rows", "-1", "--save", "marts.x");

    assertThat(code).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(errors.toString())
        .contains("4 configuration errors")
        .contains("MART = daily_noise", "--date = 2026-13-01", "--rows = -1", "--save = marts.x")
        .contains("windows, daily_");
  }
}
