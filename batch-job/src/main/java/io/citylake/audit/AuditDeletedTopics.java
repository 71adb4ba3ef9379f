package io.citylake.audit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.citylake.config.Settings;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.lake.RecordsTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The records in the lake whose topics Kafka no longer has, told apart by Kafka's ids. */
final class AuditDeletedTopics {
  private final RecordsTable records;
  private final Settings settings;

  AuditDeletedTopics(SparkSession spark, Settings settings) {
    this.records = new RecordsTable(spark, settings);
    this.settings = settings;
  }

  List<DeletedPartition> run() {
    // The lake first: a topic that is made meanwhile is not in it yet.
    List<DeletedPartition> inLake =
        records
            .read()
            .groupBy("topic", "topic_id", "partition")
            .agg(min("offset"), max("offset"), count_distinct(col("offset")), count(lit(1)))
            .orderBy("topic", "topic_id", "partition")
            .collectAsList()
            .stream()
            .map(AuditDeletedTopics::partition)
            .toList();
    Set<String> names = inLake.stream().map(DeletedPartition::topic).collect(Collectors.toSet());
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Map<String, String> idsNow = kafka.topicIds(names);
      return inLake.stream()
          .filter(each -> !records.topicIds().areOne(each.topicId(), idsNow.get(each.topic())))
          .toList();
    }
  }

  private static DeletedPartition partition(Row row) {
    return new DeletedPartition(
        row.getString(0),
        row.getString(1),
        row.getInt(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6) - row.getLong(5));
  }
}
