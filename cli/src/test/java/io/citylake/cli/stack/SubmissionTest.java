package io.citylake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SubmissionTest {
  @Test
  void aDriverIsOnAWorkerByTheOptionOrByTheProperty() {
    assertThat(of("--deploy-mode", "cluster", "a.jar").isOnAWorker()).isTrue();
    assertThat(of("--deploy-mode=cluster", "a.jar").isOnAWorker()).isTrue();
    assertThat(of("--conf", "spark.submit.deployMode=cluster", "a.jar").isOnAWorker()).isTrue();
    assertThat(of("--deploy-mode", "client", "a.jar").isOnAWorker()).isFalse();
    assertThat(of("a.jar").isOnAWorker()).isFalse();
  }

  @Test
  void theEndOfADriverOnAWorkerIsWaitedForUnlessThatIsDecided() {
    assertThat(of("--deploy-mode", "cluster", "a.jar").waitingForTheEnd().arguments())
        .containsExactly(
            "--conf",
            "spark.standalone.submit.waitAppCompletion=true",
            "--deploy-mode",
            "cluster",
            "a.jar");
    Submission decided =
        of(
            "--deploy-mode",
            "cluster",
            "--conf",
            "spark.standalone.submit.waitAppCompletion=false",
            "a.jar");
    assertThat(decided.waitingForTheEnd()).isEqualTo(decided);
    assertThat(of("a.jar").waitingForTheEnd()).isEqualTo(of("a.jar"));
  }

  @Test
  void aRelativeConfigurationIsRefusedBeforeAWorkerCouldMissIt() {
    StringWriter errors = new StringWriter();
    CommandLine line = SparkSubmitCommand.commandLine();
    line.setErr(new PrintWriter(errors));

    assertThat(line.execute("--deploy-mode", "cluster", "a.jar", "--config", "conf/my.conf"))
        .isEqualTo(ExitCodes.BAD_CONFIGURATION);

    assertThat(errors.toString()).contains("--config = conf/my.conf", "/conf/my.conf");
  }

  private static Submission of(String... arguments) {
    return new Submission(List.of(arguments));
  }
}
