package io.citylake.config;

import java.util.Locale;

/** Which keys hold secrets, and how those are shown. */
public final class Secrets {
  private static final String MASK = "***";

  private Secrets() {}

  /** Whether the value under {@code key} must never be shown. */
  public static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return (lower.contains("password")
            || lower.contains("secret")
            || lower.contains("token")
            || lower.contains("credential")
            || lower.contains("jaas"))
        && !lower.endsWith("-file");
  }

  /** {@code value}, or a mask where {@code key} is a secret's. */
  public static String shown(String key, String value) {
    return isSecret(key) ? MASK : value;
  }
}
