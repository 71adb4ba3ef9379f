package io.citylake.describe.words;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spellings of one word are made one here. */
public final class Spelling {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu}\\p{Ll})");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern EDGES = Pattern.compile("^_+|_+$");

  private Spelling() {}

  /** In small letters without accents, with one underscore between words: {@code airTemp} too. */
  public static String normal(String name) {
    String plain =
        MARKS.matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFKD)).replaceAll("");
    String words = HUMP.matcher(plain).replaceAll("_").toLowerCase(Locale.ROOT);
    String letters =
        words.replace('ł', 'l').replace("ß", "ss").replace('ø', 'o').replace("æ", "ae");
    return EDGES.matcher(NO_LETTER.matcher(letters).replaceAll("_")).replaceAll("");
  }
}
