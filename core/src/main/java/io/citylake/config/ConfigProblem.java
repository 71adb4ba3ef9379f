package io.citylake.config;

/**
 * A problem is one thing that is wrong with the configuration or the arguments.
 *
 * @param key the full key, for example {@code streaming.window.length}
 * @param value what was found, quoted for people; empty where the key is missing
 * @param place file and line; empty where there is none
 * @param remedy what to do about it
 */
public record ConfigProblem(String key, String value, String place, String remedy) {}
