package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_micros;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.judge.JudgeRecord;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Parses and validates records: one row in, one row out, a reading or a rejection.
 *
 * <p>Input: the columns of Spark's Kafka source. Knows no clock: an event time is from the future
 * when it lies ahead of its own record's arrival time.
 */
public final class ParseRecords extends AbstractFunction1<Dataset<Row>, Dataset<Row>> {
  private static final String JUDGEMENT = "_judgement";

  /** What Kafka itself knows of a record. */
  static final List<String> KAFKA_COLUMNS = List.of("topic", "partition", "offset", "arrival_time");

  private final JudgeRecord judge;
  private final Function<Broadcast<JudgeRecord>, JudgementRow> judgementRow;

  private ParseRecords(
      JudgeRecord judge, Function<Broadcast<JudgeRecord>, JudgementRow> judgementRow) {
    this.judge = judge;
    this.judgementRow = judgementRow;
  }

  /** Gives {@link RecordSchema#judged}: all that is known of a record. */
  public static ParseRecords whole(SensorCatalogue catalogue, JudgeRecord judge) {
    StructType judgement =
        new StructType(
            Stream.of(RecordSchema.judged(catalogue).fields())
                .skip(KAFKA_COLUMNS.size())
                .toArray(StructField[]::new));
    return new ParseRecords(judge, shared -> new RecordRow(shared, catalogue, judgement));
  }

  /**
   * Gives what the windows need of a record: Kafka's columns, those that tell what was measured
   * when and where, {@link Readings#VALUES}, the {@link Fingerprint} and {@code rejection_reason}.
   *
   * @param count counts all records, whatever becomes of them
   */
  public static ParseRecords forWindows(JudgeRecord judge, InputCount count) {
    return new ParseRecords(judge, shared -> new ReadingRow(shared, count));
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> records) {
    Dataset<Row> named = records.withColumnRenamed("timestamp", "arrival_time");
    // Kafka gives every record its place and time; Spark's source does not say so.
    Stream<Column> fromKafka = KAFKA_COLUMNS.stream().map(NeverNull::column);
    JudgementRow row = judgementRow.apply(shared(records.sparkSession()));
    Stream<Column> fromJudgement =
        Stream.of(row.schema().fieldNames()).map(name -> col(JUDGEMENT).getField(name).as(name));
    // Of a record that was judged before, it has to stay with it.
    Stream<Column> topicId =
        Stream.of(named.columns()).filter(RecordSchema.TOPIC_ID::equals).map(name -> col(name));
    return named
        .withColumn(JUDGEMENT, judgement(row))
        .select(
            Stream.of(fromKafka, fromJudgement, topicId)
                .flatMap(columns -> columns)
                .toArray(Column[]::new));
  }

  /** Handed to each JVM once, and not to each task of each batch. */
  private Broadcast<JudgeRecord> shared(SparkSession spark) {
    return JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(judge);
  }

  /**
   * Calls {@link JudgementRow#of} where Spark holds the record: bytes go in and Spark's own values
   * come out, and no row is converted to objects and back, which for 75 columns costs more than to
   * parse them.
   *
   * <p>Declared as not deterministic, although it is: Spark would otherwise push a filter on its
   * result below it, and judge every record twice.
   */
  private static Column judgement(JudgementRow row) {
    Seq<Expression> arguments =
        CollectionConverters.asScala(
                Stream.of(col("topic"), col("key"), col("value"), unix_micros(col("arrival_time")))
                    .map(ExpressionUtils::expression)
                    .toList())
            .toSeq();
    Seq<AbstractDataType> anyTypes =
        CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq();
    boolean nullArgumentsGiveNull = false;
    boolean mayBeNull = false;
    boolean isDeterministic = false;
    return ExpressionUtils.column(
        new Invoke(
            Literal.fromObject(row, new ObjectType(JudgementRow.class)),
            "of",
            row.schema(),
            arguments,
            anyTypes,
            nullArgumentsGiveNull,
            mayBeNull,
            isDeterministic));
  }
}
