package io.citylake.checkpoint;

/** A topic that a checkpoint reads is another one now, or gone: nothing more may be committed. */
public final class TopicMadeAnew extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String finding;
  private final String remedy;

  TopicMadeAnew(String finding, String remedy) {
    super(finding + System.lineSeparator() + "  " + remedy);
    this.finding = finding;
    this.remedy = remedy;
  }

  /** What is in the way, in sentences. */
  public String finding() {
    return finding;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
