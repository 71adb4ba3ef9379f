package io.citylake.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.citylake.reading.Excerpt;
import java.io.IOException;
import java.util.regex.Pattern;

/** Says why a payload is no JSON, to those who sent it. */
public final class JsonFault {
  /** What Jackson advises the programmer who calls it: the sender can do nothing with it. */
  private static final Pattern ADVICE =
      Pattern.compile(": enable `[^`]*` to allow|, from `[^`]*`| \\(or 'NaN'[^)]*\\)");

  private JsonFault() {}

  /**
   * The fault in Jackson's words, without the place in the text that it adds: the payload itself
   * goes with the rejection.
   */
  public static String of(IOException e) {
    String message =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return Excerpt.of(ADVICE.matcher(message).replaceAll(""));
  }
}
