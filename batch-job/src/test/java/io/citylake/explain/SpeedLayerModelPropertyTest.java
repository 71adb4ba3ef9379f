package io.citylake.explain;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.checkpoint.Checkpoint;
import io.citylake.ingest.Readings;
import io.citylake.progress.Epoch;
import io.citylake.progress.OffsetRange;
import io.citylake.session.TestSpark;
import io.citylake.settings.Settings.WindowShape;
import io.citylake.tables.WindowRow;
import io.citylake.windows.AggregateWindows;
import io.citylake.windows.DeduplicateReadings;
import io.citylake.windows.WindowsSink;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.runtime.MemoryStream;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The model against what it models: readings at random through Spark's real operators, and the same
 * readings through the model, which knows no more than the epochs and watermarks that the
 * checkpoint holds.
 */
class SpeedLayerModelPropertyTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final Duration WATERMARK_DELAY = Duration.ofMinutes(2);
  private static final AggregateWindows AGGREGATE =
      new AggregateWindows(
          TestReading.CATALOGUE, new WindowShape(Duration.ofMinutes(5), Duration.ofMinutes(5)));
  private static final int BATCHES = 12;
  private static final int READINGS_PER_BATCH = 30;

  private static final List<String> TOPICS = List.of("a", TestReading.TOPIC);

  @TempDir private Path checkpoint;

  private final Map<List<Object>, WindowRow> windows = new ConcurrentHashMap<>();
  private final List<TestReading> sent = new ArrayList<>();
  private final Map<Place, Long> nextOffset = new HashMap<>();

  private record Place(String topic, int partition) {}

  static Stream<Arguments> runs() {
    return Stream.of(
        Arguments.of(1, "with empty batches", true),
        Arguments.of(2, "with empty batches", true),
        Arguments.of(3, "without empty batches", false),
        Arguments.of(4, "without empty batches", false));
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @MethodSource("runs")
  void modelCountsWhatTheStreamCounts(long seed, String name, boolean emptyBatches)
      throws Exception {
    SparkSession spark = TestSpark.session().newSession();
    spark.conf().set("spark.sql.streaming.noDataMicroBatches.enabled", emptyBatches);
    MemoryStream<Row> source = MemoryStream.apply(Encoders.row(TestReading.SCHEMA), spark);
    StreamingQuery query = start(source.toDF());
    Map<Long, List<OffsetRange>> ranges = new HashMap<>();
    try {
      Random random = new Random(seed);
      for (int batch = 0; batch < BATCHES; batch++) {
        List<TestReading> readings = readings(random, batch);
        List<TestReading> asFetched = new ArrayList<>(readings);
        Collections.shuffle(asFetched, random);
        source.addData(
            CollectionConverters.asScala(asFetched.stream().map(TestReading::row).iterator()));
        query.processAllAvailable();
        ranges.put(lastEpochWithInput(query), ranges(readings));
      }
    } finally {
      query.stop();
    }

    SpeedLayerModel model = new SpeedLayerModel(new EpochIndex(epochs(ranges)), WATERMARK_DELAY);
    Dataset<Row> read = model.read(TestReading.dataset(sent));
    Dataset<Row> counted = model.counted(read);

    assertThat(WindowsSink.rows(counted.transform(AGGREGATE)))
        .as("windows of seed %d %s", seed, name)
        .containsExactlyInAnyOrderElementsOf(windows.values());
    long late = read.where(col(SpeedLayerModel.IS_LATE)).count();
    assertThat(late).as("late readings").isEqualTo(total(query, "late")).isPositive();
    assertThat(read.count() - late - counted.count())
        .as("duplicates")
        .isEqualTo(total(query, "duplicates"))
        .isPositive();
  }

  private StreamingQuery start(Dataset<Row> judged) throws Exception {
    VoidFunction2<Dataset<Row>, Long> upsert =
        (batch, epoch) -> WindowsSink.rows(batch).forEach(row -> windows.put(key(row), row));
    return Readings.of(judged)
        .transform(new DeduplicateReadings(WATERMARK_DELAY))
        .transform(AGGREGATE)
        .writeStream()
        .outputMode("update")
        .option("checkpointLocation", checkpoint.toString())
        .foreachBatch(upsert)
        .start();
  }

  /**
   * A minute of city time a batch. One reading in three is up to 6 minutes old, so that many are
   * late; one in three repeats an event, with the same event time or another, so that some are
   * remembered and some forgotten.
   */
  private List<TestReading> readings(Random random, int batch) {
    List<TestReading> readings = new ArrayList<>();
    for (int i = 0; i < READINGS_PER_BATCH; i++) {
      Instant now = START.plusSeconds(batch * 60L + random.nextInt(4) * 15L);
      Instant eventTime = random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(24) * 15L) : now;
      // The watermark counts in milliseconds, readings in microseconds.
      eventTime = eventTime.plusNanos(random.nextInt(3) * 500_000L);
      if (!sent.isEmpty() && random.nextInt(3) == 0) {
        TestReading earlier = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(200)));
        boolean keepsTime = random.nextBoolean();
        readings.add(
            send(
                random,
                batch,
                earlier.sensorId(),
                earlier.eventId(),
                keepsTime ? earlier.eventTime() : eventTime));
      } else {
        String eventId = random.nextBoolean() ? "e-" + sent.size() : null;
        readings.add(send(random, batch, "s-" + random.nextInt(4), eventId, eventTime));
      }
    }
    return readings;
  }

  /**
   * Each reading goes to a topic and a partition of its own choice, arrives in any order within its
   * batch or together with others, and has a value of its own.
   */
  private TestReading send(
      Random random, int batch, String sensorId, String eventId, Instant eventTime) {
    Place place = new Place(TOPICS.get(random.nextInt(TOPICS.size())), random.nextInt(3));
    long offset = nextOffset.merge(place, 1L, Long::sum) - 1;
    Instant arrival = START.plusSeconds(batch * 60L).plusMillis(random.nextInt(5));
    TestReading reading =
        new TestReading(
                place.partition(), offset, arrival, eventId, sensorId, eventTime, sent.size())
            .inTopic(place.topic())
            .withSpores(random.nextInt(4) == 0 ? 1.0 : null);
    sent.add(reading);
    return reading;
  }

  private static List<OffsetRange> ranges(Collection<TestReading> readings) {
    Map<Place, OffsetRange> byPlace = new HashMap<>();
    for (TestReading reading : readings) {
      byPlace.merge(
          new Place(reading.topic(), reading.partition()),
          range(reading.topic(), reading.partition(), reading.offset(), reading.offset() + 1),
          (a, b) -> range(a.topic(), a.partition(), a.fromOffset(), b.untilOffset()));
    }
    return List.copyOf(byPlace.values());
  }

  private static OffsetRange range(String topic, int partition, long from, long until) {
    return new OffsetRange(topic, TestReading.TOPIC_ID, partition, from, until);
  }

  private static long lastEpochWithInput(StreamingQuery query) {
    return Arrays.stream(query.recentProgress())
        .filter(progress -> progress.numInputRows() > 0)
        .mapToLong(StreamingQueryProgress::batchId)
        .max()
        .orElseThrow();
  }

  /** All epochs as the checkpoint holds them, with the offset ranges that were sent. */
  private List<Epoch> epochs(Map<Long, List<OffsetRange>> ranges) {
    Checkpoint planned = new Checkpoint(TestSpark.session(), checkpoint.toString());
    List<Epoch> epochs = new ArrayList<>();
    for (long number = 0; number <= planned.lastPlannedEpoch().orElseThrow(); number++) {
      Epoch epoch = planned.epoch("windows", number);
      epochs.add(
          new Epoch(
              epoch.query(),
              epoch.checkpointId(),
              number,
              epoch.lateWatermark(),
              epoch.watermark(),
              ranges.getOrDefault(number, List.of())));
    }
    return epochs;
  }

  private static long total(StreamingQuery query, String what) {
    return Arrays.stream(query.recentProgress())
        .flatMap(progress -> Arrays.stream(progress.stateOperators()))
        .mapToLong(
            operator ->
                what.equals("late")
                    ? operator.numRowsDroppedByWatermark()
                    : droppedDuplicates(operator))
        .sum();
  }

  private static long droppedDuplicates(StateOperatorProgress operator) {
    return operator.customMetrics().getOrDefault("numDroppedDuplicateRows", 0L);
  }

  private static List<Object> key(WindowRow row) {
    return List.of(row.windowStart(), row.windowEnd(), row.city(), row.district(), row.metric());
  }
}
