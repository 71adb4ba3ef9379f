package io.citylake.describe.guess;

import java.util.function.Function;

/**
 * A guess is what a sample lets one believe, with what speaks for it.
 *
 * @param value never null
 * @param by what it was guessed by, for people: part of a sentence
 * @param confidence how much it is to be trusted
 */
public record Guess<T>(T value, String by, Confidence confidence) {

  public static <T> Guess<T> sure(T value, String by) {
    return new Guess<>(value, by, Confidence.SURE);
  }

  public static <T> Guess<T> likely(T value, String by) {
    return new Guess<>(value, by, Confidence.LIKELY);
  }

  public static <T> Guess<T> unsure(T value, String by) {
    return new Guess<>(value, by, Confidence.UNSURE);
  }

  /** Whether a person has to look. */
  public boolean isUnsure() {
    return confidence == Confidence.UNSURE;
  }

  /** The same evidence for what {@code change} makes of the value. */
  public <R> Guess<R> map(Function<T, R> change) {
    return new Guess<>(change.apply(value), by, confidence);
  }

  /** What it was guessed by and how sure it is, as a comment says it. */
  public String comment() {
    return by + ": " + confidence.label();
  }
}
