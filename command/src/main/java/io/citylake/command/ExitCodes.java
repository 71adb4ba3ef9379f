package io.citylake.command;

import io.citylake.config.BadConfiguration;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * A failed command says and ends with this: a sentence where the cause is known, a stack trace
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
    if (failure instanceof BadConfiguration) {
      line.getErr().println(failure.getMessage());
      line.getErr().println("exit code " + BAD_CONFIGURATION);
      return BAD_CONFIGURATION;
    }
    if (failure instanceof CommandFailed failed) {
      line.getErr().println(failed.report());
      return failed.exitCode();
    }
    if (failure instanceof SQLException) {
      line.getErr().println("citylake: " + failure.getMessage());
      return FAILED;
    }
    Throwable root = Causes.root(failure);
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
