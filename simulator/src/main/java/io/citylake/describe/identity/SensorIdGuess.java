package io.citylake.describe.identity;

import io.citylake.describe.guess.Confidence;

/**
 * A sensor identifier's guess is where it comes from: a field, the file's path, or nowhere.
 *
 * @param from where
 * @param value the field's name, the expression whose group finds it in the path, or the constant
 * @param by what it was guessed by, for people: part of a sentence
 */
public record SensorIdGuess(From from, String value, String by, Confidence confidence) {
  /** Where an identifier comes from. */
  public enum From {
    FIELD,
    PATH,
    CONSTANT
  }
}
