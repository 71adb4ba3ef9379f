package io.citylake.command;

import io.citylake.checkpoint.RefusedToStart;
import io.citylake.config.BadConfiguration;
import io.citylake.failure.NotReady;
import io.citylake.ingest.KafkaUnreachable;
import io.citylake.postgres.PostgresException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What a failed command says and ends with: a sentence where the cause is known, a stack trace
 * where it is not.
 */
public final class ExitCodes {
  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int BAD_CONFIGURATION = BadConfiguration.EXIT_CODE;
  public static final int UNEXPLAINED = 3;

  private ExitCodes() {}

  /** {@code command} as a command line that ends with the documented exit codes. */
  public static CommandLine commandLine(Object command) {
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((e, line, parsed) -> codeOf(e, line));
  }

  /** Tells a person what went wrong and gives the exit code for it. */
  public static int codeOf(Exception failure, CommandLine line) {
    if (failure instanceof BadConfiguration || failure instanceof RefusedToStart) {
      line.getErr().println(failure.getMessage());
      line.getErr().println("exit code " + BAD_CONFIGURATION);
      return BAD_CONFIGURATION;
    }
    if (failure instanceof NotReady notReady) {
      line.getErr().println("citylake: " + notReady.getMessage());
      // What tries again after a 1, such as Airflow, does not after a 2.
      return notReady.mayCome() ? FAILED : BAD_CONFIGURATION;
    }
    if (failure instanceof KafkaUnreachable
        || failure instanceof PostgresException
        || failure instanceof SQLException
        || failure instanceof CommandFailed) {
      line.getErr().println("citylake: " + failure.getMessage());
      return FAILED;
    }
    Throwable root = ExceptionUtils.getRootCause(failure);
    if (root instanceof ConnectException || root instanceof UnknownHostException) {
      // What was asked of that server may lie deep in a job.
      LoggerFactory.getLogger(line.getCommandName()).debug("failed", failure);
      line.getErr()
          .printf(
              "citylake: %s failed: %s (%s): start that server, or correct its address%n",
              line.getCommandName(), failure.getMessage(), root.getMessage());
      return FAILED;
    }
    LoggerFactory.getLogger(line.getCommandName()).error("failed", failure);
    line.getErr().println("citylake: " + line.getCommandName() + " failed: " + failure);
    return FAILED;
  }
}
