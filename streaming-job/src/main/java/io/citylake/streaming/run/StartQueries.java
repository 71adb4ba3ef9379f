package io.citylake.streaming.run;

import io.citylake.checkpoint.RefusedToStart;
import io.citylake.settings.Settings;
import io.citylake.streaming.progress.BatchInputs;
import io.citylake.streaming.progress.CountedBatches;
import io.citylake.streaming.queries.JobContext;
import io.citylake.streaming.queries.QueryStream;
import io.citylake.streaming.queries.StreamQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;

/** Starts the queries of a job, each from its checkpoint; or none, where one must not start. */
public final class StartQueries {
  private final JobContext job;
  private final BatchInputs inputs;
  private final RunMode mode;

  /**
   * @param inputs is told what each batch read
   */
  public StartQueries(JobContext job, BatchInputs inputs, RunMode mode) {
    this.job = job;
    this.inputs = inputs;
    this.mode = mode;
  }

  /**
   * Starts queries, and what each of them has to have done beside it.
   *
   * @param queries in the order in which they start
   * @throws RefusedToStart where starting one of them would lose or repeat records
   */
  public List<Supervised> start(List<StreamQuery> queries, PrepareQuery prepare)
      throws TimeoutException, InterruptedException {
    List<PreparedQuery> prepared = prepared(queries, prepare);
    // Not before all of them may start: a start that is refused must not end the driver at work.
    prepared.forEach(PreparedQuery::takeOver);
    List<Supervised> parts = new ArrayList<>();
    SupervisedQuery before = null;
    for (PreparedQuery next : prepared) {
      if (before != null) {
        // In a new JVM their first batches would take each other's time, most of it the compilers'.
        before.awaitFirstTrigger(settings(next).trigger());
      }
      before = supervised(next);
      parts.add(before);
      next.query()
          .beside(job)
          .map(work -> SupervisedWork.begin(work, next.claim(), job.retry()))
          .ifPresent(parts::add);
    }
    return parts;
  }

  /** All at the same time: each asks other servers, and a table takes seconds in a new JVM. */
  private static List<PreparedQuery> prepared(List<StreamQuery> queries, PrepareQuery prepare)
      throws InterruptedException {
    List<BackgroundWork<PreparedQuery>> begun =
        queries.stream().map(query -> BackgroundWork.begin(() -> prepare.of(query))).toList();
    for (BackgroundWork<PreparedQuery> work : begun) {
      work.awaitEnd();
    }
    List<PreparedQuery> prepared = new ArrayList<>();
    for (BackgroundWork<PreparedQuery> work : begun) {
      prepared.add(work.result());
    }
    return prepared;
  }

  private SupervisedQuery supervised(PreparedQuery prepared) throws TimeoutException {
    String name = prepared.query().name();
    StateStores.Start inItsPool =
        () -> {
          // The query's thread inherits it: each query has its share of the cores.
          job.spark().sparkContext().setLocalProperty("spark.scheduler.pool", name);
          return StateStores.start(
              job.spark(), prepared.query().stateStore(), () -> writer(prepared).start());
        };
    return new SupervisedQuery(
        name,
        inItsPool,
        prepared.claim(),
        new ExplainDeath(name, prepared.checkpoint().topics()),
        job.settings().postgres().retryFor());
  }

  private DataStreamWriter<Row> writer(PreparedQuery prepared) {
    QueryStream stream = prepared.stream();
    String name = prepared.query().name();
    return stream
        .rows()
        .writeStream()
        .queryName(name)
        .option("checkpointLocation", prepared.checkpoint().location())
        .trigger(mode.trigger(settings(prepared).trigger()))
        .outputMode(stream.outputMode())
        .foreachBatch(new CountedBatches(name, stream.sink(), inputs));
  }

  private Settings.Query settings(PreparedQuery prepared) {
    return prepared.query().section(job.settings());
  }
}
