package io.citylake.describe.draft;

/**
 * An attribute is a field whose text comes along with a reading.
 *
 * @param name as readings will have it
 */
public record Attribute(String name, String field) {}
