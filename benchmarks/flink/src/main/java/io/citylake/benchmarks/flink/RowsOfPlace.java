package io.citylake.benchmarks.flink;

import io.citylake.benchmarks.contestant.MetricParts;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.tables.WindowRow;
import java.time.Instant;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Makes a complete window of a place into a row for each metric that was measured. */
final class RowsOfPlace
    extends ProcessWindowFunction<
        MetricParts, WindowRow, Tuple3<String, String, String>, TimeWindow> {
  private static final long serialVersionUID = 1L;

  private final SensorCatalogue catalogue;

  RowsOfPlace(SensorCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void process(
      Tuple3<String, String, String> place,
      Context context,
      Iterable<MetricParts> aggregated,
      Collector<WindowRow> out) {
    Instant start = Instant.ofEpochMilli(context.window().getStart());
    Instant end = Instant.ofEpochMilli(context.window().getEnd());
    SensorType type = catalogue.type(place.f2).orElseThrow();
    aggregated.iterator().next().rows(start, end, place.f0, place.f1, type).forEach(out::collect);
  }
}
