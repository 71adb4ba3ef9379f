package io.citylake.ingest;

/** No broker answers at the configured address, or it refuses. */
public final class KafkaUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaUnreachable(String bootstrapServers, Throwable cause) {
    super(
        "no answer from Kafka at %s (%s); check kafka.bootstrap-servers, and that the broker runs"
            .formatted(bootstrapServers, reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
  }
}
