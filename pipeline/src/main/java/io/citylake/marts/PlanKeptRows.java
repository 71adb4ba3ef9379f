package io.citylake.marts;

import java.util.List;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Plans the reading of what a session keeps: the rows as they are. Spark makes each anew for each
 * of its readers, column by column, and a reading has eighty. Interpreted, that is most of what the
 * tasks of a small day would do.
 */
final class PlanKeptRows extends SparkStrategy {
  @Override
  public Seq<SparkPlan> apply(LogicalPlan plan) {
    List<SparkPlan> planned =
        plan instanceof LogicalRDD kept && !kept.isStreaming()
            ? List.of(
                new KeptRowsExec(
                    kept.output(), kept.rdd(), kept.outputPartitioning(), kept.outputOrdering()))
            : List.of();
    return CollectionConverters.asScala(planned).toSeq();
  }
}
