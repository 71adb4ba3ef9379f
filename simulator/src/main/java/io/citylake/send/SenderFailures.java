package io.citylake.send;

import io.citylake.command.Causes;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What failures of the Kafka clients mean to a person. */
final class SenderFailures {
  private SenderFailures() {}

  static SendingFailed of(KafkaAddress kafka, Throwable cause) {
    if (cause instanceof RecordTooLargeException) {
      return new SendingFailed(
          "a record is larger than Kafka at " + kafka + " takes: " + cause.getMessage(),
          "raise max.message.bytes of the topic, or lower max.request.size in --kafka-properties:"
              + " larger lines are left out then",
          cause);
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new SendingFailed(
          "Kafka at " + kafka + " no longer has the topic", "create it, and send again", cause);
    }
    return cause instanceof org.apache.kafka.common.errors.TimeoutException
        ? noAnswer(kafka, cause)
        : new SendingFailed(
            "Kafka at " + kafka + " did not take the records: " + Causes.innermost(cause),
            "see the broker's log",
            cause);
  }

  static SendingFailed noAnswer(KafkaAddress kafka, Throwable cause) {
    return new SendingFailed(
        "no Kafka broker answers at " + kafka,
        "start one, or name another with --bootstrap-servers",
        cause);
  }

  static SendingFailed refusedSettings(KafkaException e) {
    return new SendingFailed(
        "the Kafka clients refuse their settings: " + Causes.innermost(e),
        "correct --bootstrap-servers (host:port,...) or --kafka-properties",
        e);
  }

  static SendingFailed interrupted(Exception e) {
    Thread.currentThread().interrupt();
    return new SendingFailed("interrupted before Kafka had every record", "start again", e);
  }
}
