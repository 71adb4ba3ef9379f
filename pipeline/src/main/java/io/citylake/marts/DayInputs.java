package io.citylake.marts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.ingest.Readings;
import io.citylake.lake.LakeReadings;
import io.citylake.settings.Settings;
import io.citylake.tables.LakeInput;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateExactly;
import io.citylake.windows.Measurements;
import io.citylake.windows.NamePlaces;
import io.citylake.windows.RowsOfDay;
import io.citylake.windows.StorableText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A day's inputs are the views that the queries of {@code sql/marts} start from:
 *
 * <ul>
 *   <li>{@code readings}: of the day by event time, each event once, put together where it came in
 *       parts ({@link JoinParts}); {@link NamePlaces} has been over them
 *   <li>{@code measurements}: one row for each of the catalogue's metrics that a reading measured
 *   <li>{@code measurements_in_parts}: those of the events that came in parts, once as the parts
 *       tell them, which is how the windows count them, and once as the reading that they were
 *       joined to
 *   <li>{@code copies}: the readings left out there because they came before
 *   <li>{@code rejections}: the records of the day that are no readings, by event time, and by
 *       arrival time where they have none
 *   <li>{@code batch_windows}: what {@link AggregateWindows} gives; a window that spans midnight
 *       lies in the day in which it begins
 *   <li>{@code sensor_types} and {@code metrics}: the sensor catalogue
 * </ul>
 */
public final class DayInputs {
  private static final String SENSOR_ID = "sensor_id";
  private static final List<String> OF_A_MEASUREMENT =
      List.of("sensor_type", SENSOR_ID, "city", "district", Readings.EVENT_TIME, "arrival_time");
  private static final String IN_PARTS = "measurements_in_parts";
  private static final String IS_JOINED = "is_joined";
  private static final List<String> OF_A_PART =
      List.of("sensor_type", SENSOR_ID, Readings.IDENTITY, "city", "district", IS_JOINED);

  private final DaySession session;
  private final SparkSession spark;
  private final Settings settings;
  private final RowsOfDay day;
  private final Dataset<Row> nearby;
  private final Dataset<Row> rejections;
  private final DeduplicateExactly deduplicate = new DeduplicateExactly();

  /**
   * @param session gets the views, and keeps what they are made of
   * @param lake read by that session
   */
  public DayInputs(
      DaySession session, Settings settings, LakeReadings lake, LakeInput input, LocalDate day) {
    this(session, settings, lake.readings(input), lake.rejections(input), day);
  }

  DayInputs(
      DaySession session,
      Settings settings,
      Dataset<Row> readings,
      Dataset<Row> rejections,
      LocalDate day) {
    this.session = session;
    this.spark = session.spark();
    this.settings = settings;
    this.day = new RowsOfDay(day, settings);
    this.nearby =
        session.keptIfSmall(withKnownMetrics(readings).where(this.day.near(Readings.EVENT_TIME)));
    this.rejections = rejections;
  }

  /** Makes the views; they hold as long as the session is open. */
  public void register() {
    Dataset<Row> repeatedHashes = session.keptAndCounted(deduplicate.repeatedHashes(nearby));
    Dataset<Row> ofRepeatedEvents =
        session.keptAndCounted(DeduplicateExactly.ofRepeatedEvents(nearby, repeatedHashes));
    Dataset<Row> parts =
        session.kept(JoinParts.parts(DeduplicateExactly.firstAmong(ofRepeatedEvents)));
    Dataset<Row> copies = DeduplicateExactly.copiesAmong(ofRepeatedEvents);
    Dataset<Row> once = deduplicate.without(copies, nearby);
    Column ofDay = day.in(Readings.EVENT_TIME);
    Dataset<Row> readings =
        session.keptIfSmall(withStorableNames(events(once, parts).where(ofDay)));
    readings.createOrReplaceTempView("readings");
    Dataset<Row> measurements = measured(readings, OF_A_MEASUREMENT);
    session.keptIfSmall(measurements).createOrReplaceTempView("measurements");
    withStorableNames(deduplicate.among(copies, nearby.where(ofDay)))
        .createOrReplaceTempView("copies");
    Column arrived = day.in("arrival_time");
    rejections
        .where(ofDay.or(col(Readings.EVENT_TIME).isNull().and(arrived)))
        .withColumn(SENSOR_ID, StorableText.of(col(SENSOR_ID)))
        .createOrReplaceTempView("rejections");
    windows(once).createOrReplaceTempView("batch_windows");
    registerCatalogue();
  }

  /** Each event of {@code once} as one reading; the views of what came in parts are made here. */
  private Dataset<Row> events(Dataset<Row> once, Dataset<Row> parts) {
    if (parts.isEmpty()) {
      Dataset<Row> none = inParts(session.none(once), session.none(once));
      session.none(none).createOrReplaceTempView(IN_PARTS);
      return once;
    }
    Dataset<Row> apart = session.kept(JoinParts.apart(once, parts));
    Dataset<Row> joined = session.kept(JoinParts.joined(apart, once));
    inParts(apart.select(columns(once)), joined).createOrReplaceTempView(IN_PARTS);
    return JoinParts.whole(once, parts).unionByName(joined);
  }

  private Dataset<Row> inParts(Dataset<Row> apart, Dataset<Row> joined) {
    return apart
        .withColumn(IS_JOINED, lit(false))
        .unionByName(joined.withColumn(IS_JOINED, lit(true)))
        .where(day.in(Readings.EVENT_TIME))
        .transform(DayInputs::withStorableNames)
        .transform(readings -> measured(readings, OF_A_PART));
  }

  private Dataset<Row> measured(Dataset<Row> readings, List<String> kept) {
    return readings.transform(new Measurements(settings.catalogue(), kept));
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Stream.of(rows.columns()).map(name -> col(name)).toArray(Column[]::new);
  }

  /**
   * Places and sensors are parts of the marts' keys, and what came from outside may be anything.
   */
  private static Dataset<Row> withStorableNames(Dataset<Row> readings) {
    return readings
        .transform(new NamePlaces())
        .withColumn(SENSOR_ID, StorableText.of(col(SENSOR_ID)));
  }

  private Dataset<Row> windows(Dataset<Row> once) {
    return new AggregateWindows(settings.catalogue(), settings.streaming().window())
        .apply(once.where(day.inItsWindows(Readings.EVENT_TIME)))
        .where(day.in("window_start"));
  }

  /** The marts name metrics of the default catalogue: where a city's own lacks one, it is null. */
  private static Dataset<Row> withKnownMetrics(Dataset<Row> readings) {
    Set<String> present = Set.of(readings.columns());
    List<Column> columns = new ArrayList<>(List.of(col("*")));
    ReadCatalogue.defaults().metricNames().stream()
        .filter(name -> !present.contains(name))
        .forEach(name -> columns.add(lit(null).cast(DataTypes.DoubleType).as(name)));
    return readings.select(columns.toArray(Column[]::new));
  }

  private void registerCatalogue() {
    SensorCatalogue catalogue = settings.catalogue();
    List<Row> types = new ArrayList<>();
    List<Row> metrics = new ArrayList<>();
    for (SensorType type : catalogue.types()) {
      types.add(RowFactory.create(type.name(), type.cadence().toMillis() / 1000.0));
      type.metrics().forEach(m -> metrics.add(RowFactory.create(type.name(), m.name(), m.unit())));
    }
    StructType typeColumns =
        new StructType()
            .add("sensor_type", DataTypes.StringType, false)
            .add("cadence_seconds", DataTypes.DoubleType, false);
    StructType metricColumns =
        new StructType()
            .add("sensor_type", DataTypes.StringType, false)
            .add("metric", DataTypes.StringType, false)
            .add("unit", DataTypes.StringType, false);
    spark.createDataFrame(types, typeColumns).createOrReplaceTempView("sensor_types");
    spark.createDataFrame(metrics, metricColumns).createOrReplaceTempView("metrics");
  }
}
