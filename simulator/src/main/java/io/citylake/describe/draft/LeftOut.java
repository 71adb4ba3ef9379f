package io.citylake.describe.draft;

/**
 * A field that no part of a reading is made of.
 *
 * @param why for people: part of a sentence
 */
public record LeftOut(String field, String why) {}
