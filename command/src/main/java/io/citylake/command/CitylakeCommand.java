package io.citylake.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command of Citylake reads all that it was told, tells all that is wrong with it at once, and
 * only then begins.
 *
 * <p>Defaults of options are the initial values of their fields: so they are there even where the
 * parser could not read something else.
 */
public abstract class CitylakeCommand implements Callable<Integer> {
  private CommandSpec spec;

  /** What is to be done, once all that a command was told is known to be right. */
  @FunctionalInterface
  public interface Work {
    /** Does it, and gives the program's exit code. */
    int run() throws Exception;
  }

  /** What the parser cannot read is told together with everything else, when it is called. */
  @Spec
  final void setSpec(CommandSpec spec) {
    this.spec = spec;
    spec.parser().collectErrors(true);
  }

  @Override
  public final Integer call() throws Exception {
    Faults faults = Faults.of(spec);
    Work work = work(faults);
    faults.orThrow();
    return work.run();
  }

  /**
   * Reads what was asked for, and begins with nothing.
   *
   * @param faults those that the parser found, whose options hold their defaults; what is wrong
   *     besides is to be noted
   * @return what to do where nothing is wrong
   * @throws io.citylake.config.BadConfiguration with everything that is wrong, where that is known
   *     before the rest can be read
   */
  protected abstract Work work(Faults faults);

  /** Where results go. */
  protected final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Where goes what is said beside the results. */
  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
