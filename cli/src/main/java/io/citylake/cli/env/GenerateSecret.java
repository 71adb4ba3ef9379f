package io.citylake.cli.env;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Makes secrets that nobody can guess: 32 random bytes in URL-safe Base64.
 *
 * <p>That is what Airflow's Fernet key has to be
 * (https://airflow.apache.org/docs/apache-airflow/stable/security/secrets/fernet.html), and it
 * stands in a database's URL, in JSON and in {@code .env} as it is.
 */
final class GenerateSecret implements Supplier<String> {
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String get() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().encodeToString(secret);
  }
}
