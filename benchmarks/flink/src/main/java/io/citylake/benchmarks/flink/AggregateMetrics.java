package io.citylake.benchmarks.flink;

import io.citylake.benchmarks.contestant.MetricParts;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Adds readings up as they come: a window keeps parts, not readings. */
final class AggregateMetrics implements AggregateFunction<PlacedReading, MetricParts, MetricParts> {
  private static final long serialVersionUID = 1L;

  @Override
  public MetricParts createAccumulator() {
    return new MetricParts();
  }

  @Override
  public MetricParts add(PlacedReading reading, MetricParts parts) {
    parts.add(reading.values);
    return parts;
  }

  @Override
  public MetricParts getResult(MetricParts parts) {
    return parts;
  }

  @Override
  public MetricParts merge(MetricParts one, MetricParts other) {
    return one.plus(other);
  }
}
