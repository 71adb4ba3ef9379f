package io.citylake.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.ingest.RecordSchema;
import io.citylake.progress.Epoch;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells records apart whose topics had the same name, one after the other: by Kafka's id of the
 * topic.
 *
 * <p>Records that were written before ids were kept have none. They are of the topic that Kafka had
 * when the first stream that keeps ids began; the table's property says which that was.
 */
public final class TopicIdsOfRecords {
  /** Stands for the id that nobody knows. Never null, for what is null meets nothing in a join. */
  public static final String UNKNOWN = "";

  /** JSON: the id of each topic that has records without one. A table made by us has it. */
  private static final String PROPERTY = "citylake.topic-ids-of-before";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> BY_TOPIC = new TypeReference<>() {};

  private final Map<String, String> ofBefore;
  private final boolean areKept;

  private TopicIdsOfRecords(Map<String, String> ofBefore, boolean areKept) {
    this.ofBefore = ofBefore;
    this.areKept = areKept;
  }

  /** As the property of {@code raw.records} has them. */
  public static TopicIdsOfRecords of(Table records) {
    return new TopicIdsOfRecords(
        parse(records.properties().getOrDefault(PROPERTY, "{}")), !areMissing(records));
  }

  /** Whether nobody has said yet which topics the records without an id are of. */
  static boolean areMissing(Table records) {
    return !records.properties().containsKey(PROPERTY);
  }

  /**
   * Says, once and for all, which topics the records without an id are of.
   *
   * @param ids by topic
   */
  static void keep(Table records, Map<String, String> ids) {
    records.updateProperties().set(PROPERTY, text(new TreeMap<>(ids))).commit();
  }

  /** Whether the lake tells topics of one name apart: a stream that keeps ids has met it. */
  public boolean areKept() {
    return areKept;
  }

  /**
   * Whether a record's topic is the one that Kafka has under its name now. In a lake that no stream
   * which keeps ids has met yet, the name has to do.
   *
   * @param told the id, as {@link #tell(Dataset)} gives it
   * @param now Kafka's id; null where Kafka has no topic of that name
   */
  public boolean areOne(String told, String now) {
    return now != null && (told.equals(now) || !areKept);
  }

  /** The id of a topic, as {@link #tell(Dataset)} gives it. */
  public String tell(String topic, String topicId) {
    return topicId == null ? ofBefore.getOrDefault(topic, UNKNOWN) : topicId;
  }

  /** The epoch with the ids of its ranges, never null. */
  public Epoch tell(Epoch epoch) {
    return epoch.withTopicIds(range -> tell(range.topic(), range.topicId()));
  }

  /**
   * Rows of {@code raw.records} or {@code raw.repairs}, of whatever snapshot, with an id each:
   * never null.
   */
  public Dataset<Row> tell(Dataset<Row> rows) {
    boolean haveIds = List.of(rows.columns()).contains(RecordSchema.TOPIC_ID);
    Column own = haveIds ? col(RecordSchema.TOPIC_ID) : lit(null).cast("string");
    return rows.withColumn(RecordSchema.TOPIC_ID, coalesce(own, idOfBefore(), lit(UNKNOWN)));
  }

  private Column idOfBefore() {
    if (ofBefore.isEmpty()) {
      return lit(null).cast("string");
    }
    Column[] entries =
        ofBefore.entrySet().stream()
            .flatMap(entry -> Stream.of(lit(entry.getKey()), lit(entry.getValue())))
            .toArray(Column[]::new);
    return element_at(map(entries), col("topic"));
  }

  private static Map<String, String> parse(String json) {
    try {
      return JSON.readValue(json, BY_TOPIC);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the table's property " + PROPERTY + " is broken", e);
    }
  }

  private static String text(Map<String, String> ids) {
    try {
      return JSON.writeValueAsString(ids);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
