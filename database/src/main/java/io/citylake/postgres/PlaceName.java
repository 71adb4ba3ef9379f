package io.citylake.postgres;

/**
 * A place's name is a city's or district's as PostgreSQL can hold it in the key of {@code
 * live.windows}. Names come from outside and may be anything; none may stop the flow.
 */
public final class PlaceName {
  /**
   * Longer names are cut. An entry of PostgreSQL's index takes 2,704 bytes at most; two names of
   * this length, at 3 bytes a character, leave room for the rest of the key.
   */
  public static final int MAX_LENGTH = 200;

  /** PostgreSQL's text cannot hold the character 0; Unicode's replacement character stands in. */
  private static final char STAND_IN = '\uFFFD';

  private PlaceName() {}

  /** {@code name} itself where it can be stored; else the nearest name that can. */
  public static String storable(String name) {
    String whole = name.indexOf('\0') < 0 ? name : name.replace('\0', STAND_IN);
    if (whole.length() <= MAX_LENGTH) {
      return whole;
    }
    boolean cutsPair = Character.isHighSurrogate(whole.charAt(MAX_LENGTH - 1));
    return whole.substring(0, cutsPair ? MAX_LENGTH - 1 : MAX_LENGTH);
  }
}
