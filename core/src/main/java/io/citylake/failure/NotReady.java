package io.citylake.failure;

/**
 * What a command works on is not there yet, or is not what this version of Citylake works with.
 * Nothing was read or written.
 */
public final class NotReady extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String finding;
  private final String remedy;
  private final boolean mayCome;

  private NotReady(String finding, String remedy, boolean mayCome) {
    super(finding + ": " + remedy);
    this.finding = finding;
    this.remedy = remedy;
    this.mayCome = mayCome;
  }

  /**
   * Something that another command has yet to make: the same command works once that is done.
   *
   * @param finding what is missing
   * @param remedy the next step
   */
  public static NotReady missing(String finding, String remedy) {
    return new NotReady(finding, remedy, true);
  }

  /**
   * Something that is not Citylake's, or is a newer Citylake's: the same command never works.
   *
   * @param finding what it is instead
   * @param remedy the next step
   */
  public static NotReady unlike(String finding, String remedy) {
    return new NotReady(finding, remedy, false);
  }

  /** What is in the way. */
  public String finding() {
    return finding;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }

  /** Whether to try again later makes sense, with nothing changed in the configuration. */
  public boolean mayCome() {
    return mayCome;
  }
}
