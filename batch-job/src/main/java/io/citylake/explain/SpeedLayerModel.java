package io.citylake.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import io.citylake.arrival.InOrderOfArrival;
import io.citylake.ingest.Readings;
import io.citylake.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The model of the speed layer says what it must have done with each reading: a model of Spark's
 * {@code dropDuplicatesWithinWatermark}, fed with the epochs and watermarks that {@code
 * live.progress} keeps.
 *
 * <p>The operator drops a reading whose event time is at or before the watermark of the epoch
 * <em>before</em> its own (Spark's {@code WatermarkPropagator.getInputWatermarkForLateEvents}), and
 * a copy of one that it still remembers; of the copies in one epoch it sees that first which
 * arrived first ({@link InOrderOfArrival#ORDER}). It forgets a reading once the watermark has
 * passed the reading's event time by the watermark delay.
 */
public final class SpeedLayerModel {
  /** The epoch that read the record. Like those below, a name that no metric can have. */
  public static final String EPOCH = "_epoch";

  /** Whether the reading came behind the watermark. */
  public static final String IS_LATE = "_is_late";

  /** Behind which the epoch that read the record dropped readings; microseconds since 1970. */
  public static final String LATE_WATERMARK = "_late_watermark";

  private static final String COPIES = "_copies";

  private final EpochIndex epochs;
  private final long watermarkDelayMicros;

  public SpeedLayerModel(EpochIndex epochs, Duration watermarkDelay) {
    this.epochs = epochs;
    this.watermarkDelayMicros = watermarkDelay.toMillis() * 1000;
  }

  /** The readings that the epochs read, with {@link #EPOCH} and {@link #IS_LATE}. */
  public Dataset<Row> read(Dataset<Row> readings) {
    return marked(readings).where(col(EPOCH).notEqual(EpochIndex.NOT_READ));
  }

  /** The readings, with {@link #EPOCH}, {@link EpochIndex#NOT_READ} too, and {@link #IS_LATE}. */
  public Dataset<Row> marked(Dataset<Row> readings) {
    EpochIndex index = epochs;
    UDF4<String, String, Integer, Long, Long> epochOf = index::epochOf;
    UDF1<Long, Long> watermarkOf = index::lateWatermarkMicros;
    return readings
        .withColumn(
            EPOCH,
            udf(epochOf, DataTypes.LongType)
                .apply(col("topic"), col("topic_id"), col("partition"), col("offset")))
        .withColumn(LATE_WATERMARK, udf(watermarkOf, DataTypes.LongType).apply(col(EPOCH)))
        .withColumn(IS_LATE, unix_micros(col(Readings.EVENT_TIME)).leq(col(LATE_WATERMARK)));
  }

  /** Of what {@link #read} gave, the readings that went into windows. */
  public Dataset<Row> counted(Dataset<Row> read) {
    WindowSpec byIdentity = Window.partitionBy(identity());
    Dataset<Row> inTime =
        read.where(col(IS_LATE).equalTo(false)).withColumn(COPIES, count(lit(1)).over(byIdentity));
    Dataset<Row> single = inTime.where(col(COPIES).equalTo(1));
    return single.union(remembered(inTime.where(col(COPIES).gt(1)))).drop(COPIES);
  }

  /**
   * Of each reading's copies those that the operator let through, in the order in which it saw
   * them.
   */
  private Dataset<Row> remembered(Dataset<Row> copies) {
    long delay = watermarkDelayMicros;
    int eventTime = copies.schema().fieldIndex(Readings.EVENT_TIME);
    int watermark = copies.schema().fieldIndex(LATE_WATERMARK);
    MapFunction<Row, String> key = SpeedLayerModel::identityOf;
    FlatMapGroupsFunction<String, Row, Row> letThrough =
        (identity, seen) -> letThrough(seen, eventTime, watermark, delay);
    Column[] order =
        Stream.concat(Stream.of(EPOCH), InOrderOfArrival.ORDER.stream())
            .map(name -> col(name))
            .toArray(Column[]::new);
    return copies
        .groupByKey(key, Encoders.STRING())
        .flatMapSortedGroups(order, letThrough, Encoders.row(copies.schema()));
  }

  private static Iterator<Row> letThrough(
      Iterator<Row> seen, int eventTime, int watermark, long delayMicros) {
    List<Row> through = new ArrayList<>();
    long rememberedUntil = Long.MIN_VALUE;
    while (seen.hasNext()) {
      Row copy = seen.next();
      if (through.isEmpty() || rememberedUntil <= copy.getLong(watermark)) {
        through.add(copy);
        rememberedUntil =
            EventTime.toMicros(copy.getTimestamp(eventTime).toInstant()) + delayMicros;
      }
    }
    return through.iterator();
  }

  private static String identityOf(Row reading) {
    StringBuilder identity = new StringBuilder();
    for (String column : Readings.IDENTITY_COLUMNS) {
      String part = String.valueOf(reading.<Object>getAs(column));
      identity.append(part.length()).append(':').append(part);
    }
    return identity.toString();
  }

  private static scala.collection.immutable.Seq<Column> identity() {
    return CollectionConverters.asScala(
            Readings.IDENTITY_COLUMNS.stream().map(name -> col(name)).toList())
        .toSeq();
  }
}
