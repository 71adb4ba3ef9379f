package io.citylake.describe.guess;

/** Confidence says how much a guess is to be trusted. */
public enum Confidence {
  /** The sample allows nothing else. */
  SURE("sure"),
  /** Nothing speaks against it, and a person would say yes. */
  LIKELY("likely"),
  /** One of several: a person has to look. */
  UNSURE("unsure");

  private final String label;

  Confidence(String label) {
    this.label = label;
  }

  /** The word for it in comments. */
  public String label() {
    return label;
  }

  /** The lower of the two. */
  public Confidence and(Confidence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
