package io.citylake.progress;

/**
 * A query of the speed layer as others see it.
 *
 * @param name under which its progress is kept
 * @param finishesWindows whether windows of {@code live.windows} that end at or before its
 *     watermark are final
 */
public record RunningQuery(String name, boolean finishesWindows) {}
