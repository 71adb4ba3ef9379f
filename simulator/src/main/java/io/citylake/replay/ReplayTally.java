package io.citylake.replay;

import io.citylake.time.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts what is sent. */
final class ReplayTally {
  private final ReplayPlan plan;
  private final long[] records;
  private final long[] undated;
  private final long[] first;
  private final long[] last;

  ReplayTally(ReplayPlan plan) {
    this.plan = plan;
    int sources = plan.sources().size();
    records = new long[sources];
    undated = new long[sources];
    first = new long[sources];
    last = new long[sources];
  }

  void count(ReplayedRecord record) {
    int source = record.source();
    if (record.isDated()) {
      boolean isFirst = records[source] == undated[source];
      first[source] = isFirst ? record.eventTimeMicros() : first[source];
      last[source] = record.eventTimeMicros();
    } else {
      undated[source]++;
    }
    records[source]++;
  }

  ReplayResult result() {
    List<ReplayResult.Source> sources = new ArrayList<>();
    for (int i = 0; i < records.length; i++) {
      PlannedSource source = plan.sources().get(i);
      boolean isDated = records[i] > undated[i];
      sources.add(
          new ReplayResult.Source(
              source.description().name(),
              source.topic(),
              source.files().size(),
              records[i],
              undated[i],
              source.leftOut(),
              isDated ? instant(first[i]) : null,
              isDated ? instant(last[i]) : null,
              source.shift()));
    }
    return new ReplayResult(sources);
  }

  private static Instant instant(long micros) {
    return EventTime.toInstant(micros);
  }
}
