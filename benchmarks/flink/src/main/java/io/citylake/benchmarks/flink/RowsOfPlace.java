package io.citylake.benchmarks.flink;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.tables.WindowRow;
import java.time.Instant;
import java.util.List;
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
    MetricParts parts = aggregated.iterator().next();
    List<Metric> metrics = catalogue.type(place.f2).orElseThrow().metrics();
    for (int i = 0; i < metrics.size(); i++) {
      if (parts.counts[i] > 0) {
        out.collect(
            new WindowRow(
                Instant.ofEpochMilli(context.window().getStart()),
                Instant.ofEpochMilli(context.window().getEnd()),
                place.f0,
                place.f1,
                place.f2,
                metrics.get(i).name(),
                parts.counts[i],
                parts.sums[i],
                parts.minima[i],
                parts.maxima[i],
                parts.squares[i]));
      }
    }
  }
}
