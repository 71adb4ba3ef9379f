package io.citylake.preview;

/**
 * A key of a description that matches nothing.
 *
 * @param why for people
 */
public record UnusedKey(String key, String why) {}
