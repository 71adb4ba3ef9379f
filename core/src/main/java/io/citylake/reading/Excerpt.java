package io.citylake.reading;

/** Foreign text in messages: short, on one line, without control characters. */
public final class Excerpt {
  private static final int LENGTH_CHARS = 80;

  private Excerpt() {}

  /**
   * The beginning of {@code text}, at most 80 characters, control characters replaced; "null" for
   * null.
   */
  public static String of(String text) {
    if (text == null) {
      return "null";
    }
    String start = text.length() <= LENGTH_CHARS ? text : text.substring(0, LENGTH_CHARS) + "...";
    return start.replaceAll("\\p{Cntrl}", "?");
  }
}
