package io.citylake.describe.metrics;

import io.citylake.describe.guess.Confidence;

/**
 * A unit's guess is what the numbers of a column are in.
 *
 * @param unit as a description writes it
 * @param by what it was guessed by, for people: part of a sentence
 */
public record UnitGuess(String unit, String by, Confidence confidence) {}
