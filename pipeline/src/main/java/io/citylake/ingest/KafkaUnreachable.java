package io.citylake.ingest;

import io.citylake.command.Causes;
import io.citylake.command.CommandFailed;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** A command fails with this where no broker answers at the configured address, or it refuses. */
public final class KafkaUnreachable extends CommandFailed {
  private static final long serialVersionUID = 1L;

  KafkaUnreachable(String bootstrapServers, Throwable cause) {
    super(
        message("Kafka at " + bootstrapServers, Causes.innermost(cause), cause.getCause()), cause);
  }

  private static String message(String kafka, String reason, Throwable kind) {
    if (kind instanceof SslAuthenticationException) {
      return "%s is not trusted (%s); ssl.truststore.* in kafka.properties must hold the CA of its certificate, which must name the host"
          .formatted(kafka, reason);
    }
    if (kind instanceof SaslAuthenticationException) {
      return "%s refused this user (%s); check sasl.mechanism and sasl.jaas.config in kafka.properties"
          .formatted(kafka, reason);
    }
    if (kind instanceof AuthorizationException) {
      return "%s does not let this user do that (%s); grant it READ and DESCRIBE on the topics"
          .formatted(kafka, reason);
    }
    return "no answer from %s (%s); check kafka.bootstrap-servers, and that the broker runs"
        .formatted(kafka, reason);
  }
}
