package io.citylake.describe.identity;

import io.citylake.describe.guess.Confidence;

/**
 * A place's guess is the fields that hold a position.
 *
 * @param latitude the field's name; empty where one field holds both
 * @param longitude the field's name; empty where one field holds both
 * @param pair the field that holds both as text; empty where there are two
 * @param isZeroMissing whether 0, 0 means that there is none
 * @param by what it was guessed by, for people: part of a sentence
 */
public record PlaceGuess(
    String latitude,
    String longitude,
    String pair,
    boolean isZeroMissing,
    String by,
    Confidence confidence) {}
