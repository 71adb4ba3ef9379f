package io.citylake.audit;

import io.citylake.command.CommandFailed;
import io.citylake.progress.OffsetRange;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one partition from its first gap to its last, once: gaps lie close together where a
 * producer commits often, and a seek costs what thousands of records cost.
 */
final class PartitionPass {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionPass.class);

  private static final Duration POLL = Duration.ofSeconds(1);

  /** How long Kafka may give nothing of what it says it holds. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Behind so many offsets that the lake holds it is cheaper to seek. */
  private static final long FAR = 20_000;

  private static final Duration REPORT = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final long end;
  private long earliest;

  /** What was polled, and the place in it of the first record that is still ahead. */
  private List<ConsumerRecord<byte[], byte[]>> polled = List.of();

  private int next;
  private long records;
  private long expired;
  private final long begun = System.nanoTime();
  private final long first;
  private long lastReport = begun;

  /**
   * @param consumer assigned to {@code partition} alone
   */
  PartitionPass(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
    this.consumer = consumer;
    this.partition = partition;
    this.earliest = beginning();
    this.end = consumer.endOffsets(List.of(partition)).get(partition);
    this.first = earliest;
    consumer.seek(partition, earliest);
  }

  /** Counts what Kafka holds in a gap that lies behind those before it. */
  void look(OffsetRange gap) {
    long from = gap.fromOffset();
    long until = Math.min(gap.untilOffset(), end);
    long lastAdvance = System.nanoTime();
    while (true) {
      if (from < earliest) {
        long gone = Math.min(gap.untilOffset(), earliest) - from;
        expired += gone;
        from += gone;
      }
      if (from >= until) {
        return;
      }
      long before = reached();
      if (before < from - FAR || before < earliest) {
        seek(from);
      }
      count(from, until);
      from = Math.max(from, Math.min(reached(), until));
      if (reached() >= until) {
        return;
      }
      poll();
      lastAdvance = reached() > before ? System.nanoTime() : lastAdvance;
      requireProgress(lastAdvance);
    }
  }

  MissingOffsets found() {
    return new MissingOffsets(records + expired, expired);
  }

  /** Counts the polled records from {@code from} on and drops all before {@code until}. */
  private void count(long from, long until) {
    while (next < polled.size() && polled.get(next).offset() < until) {
      if (polled.get(next).offset() >= from) {
        records++;
      }
      next++;
    }
  }

  /** No record lies between those that were counted and this offset. */
  private long reached() {
    return next < polled.size() ? polled.get(next).offset() : consumer.position(partition);
  }

  private void seek(long offset) {
    polled = List.of();
    next = 0;
    consumer.seek(partition, offset);
  }

  private void poll() {
    try {
      polled = consumer.poll(POLL).records(partition);
      next = 0;
    } catch (OffsetOutOfRangeException e) {
      earliest = beginning();
      seek(earliest);
    }
    report();
  }

  private void report() {
    long now = System.nanoTime();
    if (now - lastReport > REPORT.toNanos()) {
      lastReport = now;
      long read = Math.max(1, reached() - first);
      double seconds = (now - begun) / 1e9;
      LOG.info(
          "{} is read up to {} of {}: {} offsets/s, at most {} s to go",
          partition,
          reached(),
          end,
          Math.round(read / seconds),
          Math.round((end - reached()) * seconds / read));
    }
  }

  private long beginning() {
    return consumer.beginningOffsets(List.of(partition)).get(partition);
  }

  private void requireProgress(long lastAdvance) {
    if (System.nanoTime() - lastAdvance > PATIENCE.toNanos()) {
      throw new CommandFailed(
          String.format(
              Locale.ROOT,
              "Kafka says that %s ends at %,d, and gave nothing from %,d on for %d s",
              partition,
              end,
              reached(),
              PATIENCE.toSeconds()));
    }
  }
}
