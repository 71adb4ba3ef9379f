package io.citylake.explain;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.citylake.ingest.Readings;
import io.citylake.windows.DeduplicateExactly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The lake's readings as each computation of the windows counts them: a row of a reading for each
 * side that counts it.
 *
 * <p>Nearly all readings tell of an event that no other tells of, and what becomes of one follows
 * from itself. Only those that may have copies are compared with each other, so that the windows of
 * all sides can be made in one pass.
 */
public final class ReadingsBySide implements AutoCloseable {
  /** A {@link Side}, as text. Like those below, a name that no metric can have. */
  public static final String SIDE = "_side";

  /** The checkpoint under which the speed layer read the reading, counted from 0. */
  public static final String GIVER = "_giver";

  private static final String OF_EVENT = "_of_event";

  /** How the windows are computed. */
  public enum Side {
    /** By the batch layer: each reading once. */
    BATCH,
    /** As the batch layer would, had the lake no more than what the windows query read. */
    READ,
    /** Of the readings that came late, and so are in no window of the speed layer. */
    LATE,
    /** As the speed layer must have computed them. */
    EXPECTED,
    /** No windows: the readings that came in time, copies among them. */
    IN_TIME
  }

  private final List<String> columns;
  private final Duration watermark;
  private final Dataset<Row> readings;
  private final List<Dataset<Row>> ofCheckpoints = new ArrayList<>();
  private final List<Dataset<Row>> kept = new ArrayList<>();

  /**
   * @param readings of the lake
   * @param columns of them that windows are made of
   * @param watermark the windows query's watermark delay
   */
  public ReadingsBySide(Dataset<Row> readings, List<String> columns, Duration watermark) {
    this.columns = columns;
    this.watermark = watermark;
    Column[] event = named(Readings.EVENT_COLUMNS);
    this.readings =
        keep(
            readings.withColumn(
                OF_EVENT,
                count(lit(1))
                    .over(
                        Window.partitionBy(CollectionConverters.asScala(List.of(event)).toSeq()))));
  }

  /** Adds what the windows query did with the readings under its next checkpoint. */
  public void add(SpeedSpan span) {
    SpeedLayerModel model = new SpeedLayerModel(new EpochIndex(span.epochs()), watermark);
    boolean isFirst = ofCheckpoints.isEmpty();
    Dataset<Row> single = singles(model, isFirst);
    Dataset<Row> compared = keep(compared(model, isFirst));
    ofCheckpoints.add(single.unionByName(compared).withColumn(GIVER, lit(ofCheckpoints.size())));
  }

  /** The rows of all sides, under all checkpoints up to now: {@link #SIDE}, {@link #GIVER}. */
  public Dataset<Row> rows() {
    return ofCheckpoints.stream().reduce(Dataset::unionByName).orElseThrow();
  }

  /** Of {@link #rows} those under the newest checkpoint. */
  public Dataset<Row> rowsOfNewest() {
    return ofCheckpoints.get(ofCheckpoints.size() - 1);
  }

  /** Readings of which there is one for its event. */
  private Dataset<Row> singles(SpeedLayerModel model, boolean withBatch) {
    Column isRead = col(SpeedLayerModel.EPOCH).notEqual(EpochIndex.NOT_READ);
    Column isLate = isRead.and(col(SpeedLayerModel.IS_LATE));
    Column inTime = isRead.and(not(col(SpeedLayerModel.IS_LATE)));
    List<Column> sides =
        new ArrayList<>(
            List.of(
                when(isRead, Side.READ.name()),
                when(isLate, Side.LATE.name()),
                when(inTime, Side.EXPECTED.name()),
                when(inTime, Side.IN_TIME.name())));
    if (withBatch) {
      sides.add(lit(Side.BATCH.name()));
    }
    return model
        .marked(readings.where(col(OF_EVENT).equalTo(1)))
        .withColumn(SIDE, explode(array_compact(array(sides.toArray(Column[]::new)))))
        .select(with(SIDE));
  }

  /** Readings that may have copies. */
  private Dataset<Row> compared(SpeedLayerModel model, boolean withBatch) {
    Dataset<Row> copies = readings.where(col(OF_EVENT).gt(1));
    DeduplicateExactly once = new DeduplicateExactly();
    Dataset<Row> read = model.read(copies);
    Column isLate = col(SpeedLayerModel.IS_LATE);
    Dataset<Row> rows =
        of(Side.READ, once.apply(read))
            .unionByName(of(Side.LATE, read.where(isLate)))
            .unionByName(of(Side.EXPECTED, model.counted(read)))
            .unionByName(of(Side.IN_TIME, read.where(not(isLate))));
    return withBatch ? rows.unionByName(of(Side.BATCH, once.apply(copies))) : rows;
  }

  private Dataset<Row> of(Side side, Dataset<Row> rows) {
    return rows.withColumn(SIDE, lit(side.name())).select(with(SIDE));
  }

  private Column[] with(String further) {
    List<String> names = new ArrayList<>(columns);
    names.add(further);
    return named(names);
  }

  private static Column[] named(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  private Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> persisted = rows.persist();
    kept.add(persisted);
    return persisted;
  }

  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
  }
}
