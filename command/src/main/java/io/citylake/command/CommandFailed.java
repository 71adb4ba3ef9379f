package io.citylake.command;

/**
 * A command fails with this where it could not do its work, for a reason that a person can act on.
 * Where code decides by what has failed, that is a kind of this; where only a person does, this is
 * enough.
 */
public class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String finding;
  private final String remedy;
  private final int exitCode;

  /**
   * A failure told in one sentence.
   *
   * @param message the cause and its remedy
   */
  public CommandFailed(String message) {
    this(message, null);
  }

  /** Like {@link #CommandFailed(String)}, with what lies beneath. */
  public CommandFailed(String message, Throwable cause) {
    this(message, message, "", ExitCodes.FAILED, cause);
  }

  /**
   * A failure of a kind of its own.
   *
   * @param message all of it, as a person reads it
   * @param finding what is in the way
   * @param remedy what a person can do about it; empty where the finding says it
   * @param exitCode of a program that ends because of this
   * @param cause null where nothing lies beneath
   */
  protected CommandFailed(
      String message, String finding, String remedy, int exitCode, Throwable cause) {
    super(message, cause);
    this.finding = finding;
    this.remedy = remedy;
    this.exitCode = exitCode;
  }

  /**
   * Something that another command, or a server, has yet to make: the same command works once that
   * is done, with nothing changed in the configuration. Nothing was read or written.
   *
   * @param finding what is missing
   * @param remedy the next step
   */
  public static CommandFailed missing(String finding, String remedy) {
    return missing(finding, remedy, null);
  }

  /** Like {@link #missing(String, String)}, with what lies beneath. */
  public static CommandFailed missing(String finding, String remedy, Throwable cause) {
    return new CommandFailed(finding + ": " + remedy, finding, remedy, ExitCodes.FAILED, cause);
  }

  /**
   * Something that is not Citylake's, or is a newer Citylake's: the same command never works. What
   * tries again after exit code 1, such as a scheduler, does not after this one's.
   *
   * @param finding what it is instead
   * @param remedy the next step
   */
  public static CommandFailed unlike(String finding, String remedy) {
    return new CommandFailed(
        finding + ": " + remedy, finding, remedy, ExitCodes.BAD_CONFIGURATION, null);
  }

  /** What is in the way. */
  public String finding() {
    return finding;
  }

  /** What a person can do about it; empty where the finding says it. */
  public String remedy() {
    return remedy;
  }

  /** The exit code of a program that ends because of this. */
  public int exitCode() {
    return exitCode;
  }

  /** What the program says when it ends because of this. */
  public String report() {
    return "citylake: " + getMessage();
  }
}
