package io.citylake.streaming.run;

import io.citylake.checkpoint.TopicMadeAnew;
import io.citylake.checkpoint.TopicsOfCheckpoint;
import io.citylake.command.Causes;
import io.citylake.ingest.KafkaUnreachable;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Says why a query died, in our words where Spark's would name a setting that Citylake does not
 * have.
 */
final class ExplainDeath {
  /** Spark's option: in its advice wherever records are gone that it was to read. */
  private static final String SPARKS_ADVICE = "failOnDataLoss";

  private final String query;
  private final TopicsOfCheckpoint topics;

  ExplainDeath(String query, TopicsOfCheckpoint topics) {
    this.query = query;
    this.topics = topics;
  }

  QueryDied of(Exception failure) {
    Optional<TopicMadeAnew> madeAnew = madeAnew(failure);
    if (madeAnew.isPresent()) {
      return QueryDied.because(query, madeAnew.get().getMessage(), failure);
    }
    if (ExceptionUtils.getThrowableList(failure).stream().anyMatch(ExplainDeath::advises)) {
      return QueryDied.because(
          query,
          "Kafka no longer holds records that were not read yet. The next start names them; to go on without them: kafka.expired-offsets = accept (the audit goes on to report the gap).",
          failure);
    }
    return new QueryDied(query, failure);
  }

  private static boolean advises(Throwable cause) {
    return Objects.toString(cause.getMessage(), "").contains(SPARKS_ADVICE);
  }

  /** Spark fails in many ways where a topic is not what it was: Kafka knows better. */
  private Optional<TopicMadeAnew> madeAnew(Exception failure) {
    if (Causes.root(failure) instanceof TopicMadeAnew found) {
      return Optional.of(found);
    }
    try {
      topics.confirm();
    } catch (TopicMadeAnew found) {
      return Optional.of(found);
    } catch (KafkaUnreachable e) {
      failure.addSuppressed(e);
    }
    return Optional.empty();
  }
}
