package io.citylake.benchmarks.flink;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.judge.JudgeRecord;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Flink makes windows of records here, on its local cluster and as somebody would write it who
 * knows Flink: a reading travels once, with the metrics of its sensor type, and each place's
 * metrics are aggregated together; object reuse, no generic types, a slot for each core.
 *
 * <p>Left out, in Flink's favour: checkpoints, deduplication, windows before they are complete, and
 * PostgreSQL (the windows go to a file). With {@code deduplication=true} each event counts once,
 * and checkpoints keep what was seen about as often as Citylake's batches do.
 */
public final class FlinkWindows implements Contestant {
  private static final TypeInformation<Tuple3<String, String, String>> PLACE =
      Types.TUPLE(Types.STRING, Types.STRING, Types.STRING);

  private static final TypeInformation<Tuple2<Long, Long>> FINGERPRINT =
      Types.TUPLE(Types.LONG, Types.LONG);

  private static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(2);

  private final Settings settings = ReadSettings.from(Optional.empty(), Map.of(), Map.of());
  private final boolean deduplicates;

  /**
   * @param arguments {@code deduplication} alone is known, {@code true} or {@code false}
   */
  public FlinkWindows(Map<String, String> arguments) {
    if (!Set.of("deduplication").containsAll(arguments.keySet())) {
      throw new IllegalArgumentException("Flink takes deduplication only, not " + arguments);
    }
    deduplicates = Boolean.parseBoolean(arguments.get("deduplication"));
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    RunningPhase.set(marks);
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(
            Runtime.getRuntime().availableProcessors(), configuration(phase));
    DataStream<PlacedReading> readings =
        deduplicates ? eachEventOnce(flink, phase) : allReadings(flink, phase);
    readings
        .keyBy(reading -> Tuple3.of(reading.city, reading.district, reading.sensorType), PLACE)
        .window(TumblingEventTimeWindows.of(settings.streaming().window().length()))
        .aggregate(new AggregateMetrics(), new RowsOfPlace(settings.catalogue()))
        .sinkTo(new WindowsFileSink(phase.folder()));
    JobClient job = flink.executeAsync("windows");
    job.getJobExecutionResult().get();
    marks.end();
  }

  private Configuration configuration(Phase phase) {
    Configuration configuration =
        new Configuration()
            .set(PipelineOptions.OBJECT_REUSE, true)
            .set(PipelineOptions.GENERIC_TYPES, false);
    if (deduplicates) {
      String folder = phase.file("checkpoints").toUri().toString();
      configuration
          .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, BETWEEN_CHECKPOINTS)
          .set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem")
          .set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder)
          .set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
    }
    return configuration;
  }

  private DataStream<PlacedReading> allReadings(StreamExecutionEnvironment flink, Phase phase) {
    return flink.fromSource(
        source(phase, new ParseRecord<>(judge(), PlacedReading.class, PlacedReading::of)),
        watermarks((reading, arrival) -> reading.eventTimeMillis),
        "records");
  }

  private DataStream<PlacedReading> eachEventOnce(StreamExecutionEnvironment flink, Phase phase) {
    return flink
        .fromSource(
            source(
                phase, new ParseRecord<>(judge(), IdentifiedReading.class, IdentifiedReading::of)),
            watermarks((identified, arrival) -> identified.reading.eventTimeMillis),
            "records")
        .keyBy(
            identified -> Tuple2.of(identified.fingerprint1, identified.fingerprint2), FINGERPRINT)
        .process(new OnceEach(settings.streaming().watermark()));
  }

  private JudgeRecord judge() {
    return new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
  }

  /** Kafka's clients fetch as much at once as Citylake lets them. */
  private static <T> KafkaSource<T> source(Phase phase, ParseRecord<T> parse) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(phase.bootstrapServers())
        .setTopics(phase.topic())
        .setProperty("max.partition.fetch.bytes", Integer.toString(8 * 1024 * 1024))
        .setProperty("max.poll.records", "20000")
        .setProperty("receive.buffer.bytes", Integer.toString(1024 * 1024))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(parse)
        .build();
  }

  private <T> WatermarkStrategy<T> watermarks(SerializableTimestampAssigner<T> eventTimeMillis) {
    return WatermarkStrategy.<T>forBoundedOutOfOrderness(settings.streaming().watermark())
        .withTimestampAssigner(eventTimeMillis);
  }
}
