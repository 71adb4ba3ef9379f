package io.citylake.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCommandTest {
  @TempDir private Path folder;
  private final StringWriter errors = new StringWriter();

  @Test
  void everyFileThatIsOfNoBenchmarkIsNamedAndNothingIsWritten() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "{\"rounds\": 3}");
    Path other = Files.writeString(folder.resolve("other.json"), "{\"benchmark\": \"batch\"}");

    int code =
        ExitCodes.commandLine(new PageCommand())
            .setErr(new PrintWriter(errors, true))
            .execute("--docs", folder.toString(), old.toString(), other.toString());

    assertThat(code).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(errors.toString()).contains("old.json", "other.json", "measure again");
    assertThat(folder.resolve("benchmarks.md")).doesNotExist();
  }
}
