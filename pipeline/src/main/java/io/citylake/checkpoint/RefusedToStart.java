package io.citylake.checkpoint;

/** Starting would lose or repeat records, so nothing was started. */
public final class RefusedToStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The exit code of a program that ends because of this. */
  public static final int EXIT_CODE = 2;

  private final String finding;
  private final String remedy;

  /**
   * @param query the query that cannot start, for example {@code windows}
   * @param finding what is in the way, in a sentence
   * @param remedy what a person can do about it
   */
  public RefusedToStart(String query, String finding, String remedy) {
    super(
        "citylake: refused to start the %s query%n  %s%n  %s"
            .formatted(query, finding, remedy.replace("\n", "\n  ")));
    this.finding = finding;
    this.remedy = remedy;
  }

  /** What is in the way, in a sentence. */
  public String finding() {
    return finding;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
