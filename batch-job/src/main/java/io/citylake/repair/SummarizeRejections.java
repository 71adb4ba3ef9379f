package io.citylake.repair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;

import io.citylake.ingest.Readings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Counts rejections by topic and reason, and takes samples of what is not repaired. */
final class SummarizeRejections {
  /** More than an excerpt shows, whatever the characters: payloads may be large. */
  private static final int EXCERPT_BYTES = 512;

  private final int samples;

  /**
   * @param samples at most so many of each group; 0 for none
   */
  SummarizeRejections(int samples) {
    this.samples = samples;
  }

  /** A topic and a reason. */
  private record Key(String topic, String reason) {}

  /**
   * The groups, sorted by topic, most records first.
   *
   * @param rejections with the columns of {@code lake.raw.records} and {@link Readings#REPAIRED}
   */
  List<RejectionGroup> of(Dataset<Row> rejections) {
    List<Row> counts =
        rejections
            .groupBy("topic", "rejection_reason")
            .agg(count(lit(1)).as("records"), count_if(col(Readings.REPAIRED)))
            .orderBy(col("topic"), col("records").desc(), col("rejection_reason"))
            .collectAsList();
    Map<Key, List<RejectionSample>> sampled = samplesOf(rejections);
    List<RejectionGroup> groups = new ArrayList<>();
    for (Row row : counts) {
      Key key = new Key(row.getString(0), row.getString(1));
      groups.add(
          new RejectionGroup(
              key.topic(),
              key.reason(),
              row.getLong(2),
              row.getLong(3),
              sampled.getOrDefault(key, List.of())));
    }
    return groups;
  }

  private Map<Key, List<RejectionSample>> samplesOf(Dataset<Row> rejections) {
    Map<Key, List<RejectionSample>> samplesByKey = new HashMap<>();
    if (samples == 0) {
      return samplesByKey;
    }
    Column newestFirst =
        row_number()
            .over(
                Window.partitionBy("topic", "rejection_reason")
                    .orderBy(col("arrival_time").desc(), col("partition"), col("offset").desc()));
    rejections
        .where(not(col(Readings.REPAIRED)))
        .select(
            col("topic"),
            col("rejection_reason"),
            col("partition"),
            col("offset"),
            col("rejection_detail"),
            substring(col("payload"), 1, EXCERPT_BYTES),
            newestFirst.as("place"))
        .where(col("place").leq(samples))
        .orderBy("topic", "rejection_reason", "place")
        .collectAsList()
        .forEach(
            row ->
                samplesByKey
                    .computeIfAbsent(
                        new Key(row.getString(0), row.getString(1)), key -> new ArrayList<>())
                    .add(sample(row)));
    return samplesByKey;
  }

  private static RejectionSample sample(Row row) {
    byte[] payload = (byte[]) row.get(5);
    return new RejectionSample(
        row.getInt(2),
        row.getLong(3),
        ForTerminals.excerpt(row.getString(4)),
        ForTerminals.excerpt(payload == null ? null : new String(payload, UTF_8)));
  }
}
