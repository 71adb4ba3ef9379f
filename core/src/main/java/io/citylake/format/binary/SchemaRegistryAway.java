package io.citylake.format.binary;

/**
 * The schema registry did not answer for so long that work has to stop: a record whose schema is
 * unknown is neither a reading nor a rejection.
 */
public final class SchemaRegistryAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaRegistryAway(String message, Throwable cause) {
    super(message, cause);
  }
}
