package io.citylake.describe.sample;

/**
 * A line of a sample.
 *
 * @param number its place in the file, from 1
 * @param text without its end
 */
public record SampledLine(long number, String text) {
  /** Whether it holds nothing. */
  public boolean isBlank() {
    return text.isBlank();
  }
}
