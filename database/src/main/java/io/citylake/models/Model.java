package io.citylake.models;

/**
 * A model is a query that marts build upon: it becomes a view of its name.
 *
 * @param sql with the parameters that {@code BuildMarts} names
 * @param doc one line for people
 * @param isKept whether its rows are computed once for all that read them
 */
public record Model(String name, String sql, String doc, boolean isKept) {}
