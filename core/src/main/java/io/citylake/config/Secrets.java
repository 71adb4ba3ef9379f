package io.citylake.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Secrets are known by their keys, and are shown masked. */
public final class Secrets {
  private static final String MASK = "***";
  private static final Pattern IN_URL =
      Pattern.compile("(?i)([?&;][^=&;]*(?:password|secret|token)[^=&;]*=)[^&;\"]*");

  private Secrets() {}

  /** Whether the value under {@code key} must never be shown. */
  public static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return (lower.contains("password")
            || lower.contains("secret")
            || lower.contains("token")
            || lower.contains("credential")
            || lower.contains("jaas")
            || lower.endsWith("keystore.key"))
        && !lower.endsWith("-file");
  }

  /**
   * {@code value}, or a mask where {@code key} is a secret's; secrets among a URL's parameters are
   * masked as well.
   */
  public static String shown(String key, String value) {
    return isSecret(key) ? MASK : IN_URL.matcher(value).replaceAll("$1" + MASK);
  }
}
