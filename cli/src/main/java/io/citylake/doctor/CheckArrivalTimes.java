package io.citylake.doctor;

import io.citylake.ingest.KafkaPartitions;
import io.citylake.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Kafka's clock against this machine's. A broker does not tell its time, but what it has stamped
 * must not lie in the future.
 */
final class CheckArrivalTimes implements Check {
  private final Settings.Kafka kafka;
  private final Duration tolerance;

  CheckArrivalTimes(Settings settings) {
    this.kafka = settings.kafka();
    this.tolerance = settings.limits().futureTolerance();
  }

  @Override
  public String name() {
    return "Kafka clock";
  }

  @Override
  public Set<String> needs() {
    return Set.of(CheckTopics.NAME);
  }

  @Override
  public Finding look() throws Exception {
    Set<TopicPartition> partitions;
    try (KafkaPartitions source = new KafkaPartitions(kafka)) {
      partitions = source.held(source.topics()).keySet();
    }
    try (KafkaClient client = new KafkaClient(kafka)) {
      Map<TopicPartition, OffsetSpec> newest =
          partitions.stream()
              .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.maxTimestamp()));
      OptionalLong newestMillis =
          KafkaClient.answer(client.admin().listOffsets(newest).all()).values().stream()
              .mapToLong(ListOffsetsResultInfo::timestamp)
              .filter(timestamp -> timestamp >= 0)
              .max();
      return newestMillis.isPresent()
          ? compared(Instant.ofEpochMilli(newestMillis.getAsLong()), Instant.now())
          : Finding.ok("no record yet to compare this machine's clock with");
    }
  }

  private Finding compared(Instant newest, Instant now) {
    Duration ahead = Duration.between(now, newest);
    String seen =
        ahead.isNegative()
            ? "the newest record arrived %s before this machine's now"
            : "the newest record arrived %s after this machine's now";
    Finding finding = Finding.ok(seen.formatted(Durations.shown(ahead.abs())));
    return ahead.compareTo(tolerance) <= 0
        ? finding
        : Finding.failed(
            finding.seen() + ", which is more than validation.future-tolerance",
            "let the brokers (or, without LogAppendTime, the senders) and this machine take their time from NTP");
  }
}
