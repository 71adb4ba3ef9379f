package io.citylake.benchmarks.throughput;

import java.util.List;
import java.util.Optional;

/** An entrant is a contestant of this benchmark: an engine with a job. */
record Entrant(Engine engine, Job job) {
  private static final List<Entrant> ALL =
      List.of(
          new Entrant(Engine.LIMIT, Job.BOTH),
          new Entrant(Engine.NAIVE, Job.BOTH),
          new Entrant(Engine.CITYLAKE, Job.BOTH),
          new Entrant(Engine.LIMIT, Job.RECORDS),
          new Entrant(Engine.NAIVE, Job.RECORDS),
          new Entrant(Engine.CITYLAKE, Job.RECORDS),
          new Entrant(Engine.LIMIT, Job.WINDOWS),
          new Entrant(Engine.NAIVE, Job.WINDOWS),
          new Entrant(Engine.FLINK, Job.WINDOWS),
          new Entrant(Engine.FLINK_WITH_DEDUPLICATION, Job.WINDOWS),
          new Entrant(Engine.CITYLAKE, Job.WINDOWS),
          new Entrant(Engine.CITYLAKE_WITHOUT_DEDUPLICATION, Job.WINDOWS),
          new Entrant(Engine.LIMIT, Job.SLIDING),
          new Entrant(Engine.CITYLAKE, Job.SLIDING));

  /** All there are, those with the same job side by side. */
  static List<Entrant> all() {
    return ALL;
  }

  /** For people, and for the command line. Only an engine with several jobs says which. */
  String name() {
    boolean hasOneJob = ALL.stream().filter(other -> other.engine == engine).count() == 1;
    return hasOneJob ? engine.label() : engine.label() + job.suffix();
  }

  /** Whoever does the same job on another engine, if somebody does. */
  Optional<Entrant> on(Engine other) {
    return ALL.stream().filter(e -> e.engine == other && e.job == job).findFirst();
  }
}
