package io.citylake.benchmarks.flink;

import io.citylake.benchmarks.contestant.Contestant;
import io.citylake.benchmarks.contestant.Marks;
import io.citylake.benchmarks.contestant.Phase;
import io.citylake.config.ReadSettings;
import io.citylake.config.Settings;
import io.citylake.reading.JudgeRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * Records to windows on Flink's local cluster, as somebody would write it who knows Flink: a
 * reading travels once, with the metrics of its sensor type, and each place's metrics are
 * aggregated together; object reuse, no generic types, a slot for each core.
 *
 * <p>Left out, in Flink's favour: checkpoints, deduplication, windows before they are complete, and
 * PostgreSQL (the windows go to a file).
 */
public final class FlinkWindows implements Contestant {
  private static final TypeInformation<Tuple3<String, String, String>> PLACE =
      Types.TUPLE(Types.STRING, Types.STRING, Types.STRING);

  private final Settings settings = ReadSettings.from(Optional.empty(), Map.of(), Map.of());

  /**
   * @param arguments none are known
   */
  public FlinkWindows(Map<String, String> arguments) {
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException("Flink takes no arguments: " + arguments);
    }
  }

  @Override
  public void run(Phase phase, Marks marks) throws Exception {
    RunningPhase.set(marks);
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(
            Runtime.getRuntime().availableProcessors(), configuration());
    Duration length = settings.streaming().window().length();
    flink
        .fromSource(source(phase), watermarks(), "records")
        .keyBy(reading -> Tuple3.of(reading.city, reading.district, reading.sensorType), PLACE)
        .window(TumblingEventTimeWindows.of(length))
        .aggregate(new AggregateMetrics(), new RowsOfPlace(settings.catalogue()))
        .sinkTo(new WindowsFileSink(phase.folder()));
    JobClient job = flink.executeAsync("windows");
    job.getJobExecutionResult().get();
    marks.end();
  }

  private static Configuration configuration() {
    return new Configuration()
        .set(PipelineOptions.OBJECT_REUSE, true)
        .set(PipelineOptions.GENERIC_TYPES, false);
  }

  /** Kafka's clients fetch as much at once as Citylake lets them. */
  private KafkaSource<PlacedReading> source(Phase phase) {
    JudgeRecord judge =
        new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
    return KafkaSource.<PlacedReading>builder()
        .setBootstrapServers(phase.bootstrapServers())
        .setTopics(phase.topic())
        .setProperty("max.partition.fetch.bytes", Integer.toString(8 * 1024 * 1024))
        .setProperty("max.poll.records", "20000")
        .setProperty("receive.buffer.bytes", Integer.toString(1024 * 1024))
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(new ParseRecord(judge))
        .build();
  }

  private WatermarkStrategy<PlacedReading> watermarks() {
    return WatermarkStrategy.<PlacedReading>forBoundedOutOfOrderness(
            settings.streaming().watermark())
        .withTimestampAssigner((reading, arrival) -> reading.eventTimeMillis);
  }
}
