package io.citylake.format;

/** Numbers are read here from text. */
public final class Numbers {
  private static final int MAX_LENGTH = 400;

  private Numbers() {}

  /**
   * The number that {@code text} is; NaN for anything else, such as "NaN", "1d" or "0x1p3", which
   * Java alone takes for numbers. Infinite where it is too large for a double.
   */
  public static double parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      return Double.NaN;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean belongs =
          (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+' || c == 'e' || c == 'E';
      if (!belongs) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
