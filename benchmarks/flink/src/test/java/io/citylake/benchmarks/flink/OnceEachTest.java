package io.citylake.benchmarks.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class OnceEachTest {
  private static final Duration DELAY = Duration.ofMillis(100);

  @Test
  void repetitionCountsOnce() throws Exception {
    assertThat(eventTimesThatPass(reading(7, 1000), reading(8, 1001), reading(7, 1000)))
        .containsExactly(1000L, 1001L);
  }

  @Test
  void readingAtTheWatermarkIsLate() throws Exception {
    assertThat(eventTimesThatPass(reading(7, 1000), reading(8, 900), reading(9, 901)))
        .containsExactly(1000L, 901L);
  }

  @Test
  void eventIsForgottenWhenTheWatermarkHasPassedItByItsDelay() throws Exception {
    assertThat(
            eventTimesThatPass(
                reading(7, 1000),
                reading(8, 1199),
                reading(7, 1150),
                reading(9, 1200),
                reading(7, 1151)))
        .containsExactly(1000L, 1199L, 1200L, 1151L);
  }

  private static List<Long> eventTimesThatPass(IdentifiedReading... readings) throws Exception {
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
    WatermarkStrategy<IdentifiedReading> watermarks =
        WatermarkStrategy.<IdentifiedReading>forGenerator(context -> new AfterEachReading())
            .withTimestampAssigner((reading, before) -> reading.reading.eventTimeMillis);
    return flink
        .fromData(readings)
        .assignTimestampsAndWatermarks(watermarks)
        .keyBy(
            reading -> Tuple2.of(reading.fingerprint1, reading.fingerprint2),
            Types.TUPLE(Types.LONG, Types.LONG))
        .process(new OnceEach(DELAY))
        .executeAndCollect(readings.length)
        .stream()
        .map(reading -> reading.eventTimeMillis)
        .toList();
  }

  private static IdentifiedReading reading(long fingerprint, long eventTimeMillis) {
    IdentifiedReading identified = new IdentifiedReading();
    identified.fingerprint1 = fingerprint;
    identified.reading = new PlacedReading();
    identified.reading.eventTimeMillis = eventTimeMillis;
    return identified;
  }

  /** Flink's own generators wait for a clock between two watermarks. */
  private static final class AfterEachReading implements WatermarkGenerator<IdentifiedReading> {
    private long latest = Long.MIN_VALUE + DELAY.toMillis();

    @Override
    public void onEvent(IdentifiedReading reading, long eventTime, WatermarkOutput output) {
      latest = Math.max(latest, eventTime);
      output.emitWatermark(new Watermark(latest - DELAY.toMillis()));
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      // After each reading.
    }
  }
}
