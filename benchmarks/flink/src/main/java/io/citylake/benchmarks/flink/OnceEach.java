package io.citylake.benchmarks.flink;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets each event through once: drops readings at or behind the watermark, and repetitions until
 * the watermark has passed the first by its own delay. What Spark's {@code
 * dropDuplicatesWithinWatermark} does, as somebody would write it who knows Flink.
 */
final class OnceEach
    extends KeyedProcessFunction<Tuple2<Long, Long>, IdentifiedReading, PlacedReading> {
  private static final long serialVersionUID = 1L;

  private final long watermarkDelayMillis;
  private transient ValueState<Boolean> seen;

  OnceEach(Duration watermarkDelay) {
    this.watermarkDelayMillis = watermarkDelay.toMillis();
  }

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
  }

  @Override
  public void processElement(
      IdentifiedReading identified, Context context, Collector<PlacedReading> out)
      throws Exception {
    long eventTime = identified.reading.eventTimeMillis;
    boolean isLate = eventTime <= context.timerService().currentWatermark();
    if (!isLate && seen.value() == null) {
      seen.update(true);
      context.timerService().registerEventTimeTimer(eventTime + watermarkDelayMillis);
      out.collect(identified.reading);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<PlacedReading> out) {
    seen.clear();
  }
}
