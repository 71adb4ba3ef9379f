package io.citylake.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The DAGs' own tests, which hold their classes and options against the jobs of this module. */
class AirflowDagsTest {
  private static final Path AIRFLOW = Path.of("../airflow");

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void dagsNameJobsAndOptionsThatThereAre() throws Exception {
    Process tests = startTests();
    String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(tests.waitFor()).as(output).isZero();
    assertThat(output).containsPattern("Ran [1-9][0-9]* tests");
  }

  private static Process startTests() {
    ProcessBuilder python =
        new ProcessBuilder("python3", "-B", "-m", "unittest", "discover", "-s", "tests")
            .directory(AIRFLOW.toFile())
            .redirectErrorStream(true);
    try {
      return python.start();
    } catch (IOException e) {
      return Assumptions.abort("python3 is not on the PATH: " + e.getMessage());
    }
  }
}
