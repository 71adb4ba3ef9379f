package io.citylake.arrival;

import java.util.List;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.SparkStrategy;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;
import scala.runtime.BoxedUnit;

/** Teaches a session to plan {@link InOrderOfArrival}: a name in {@code spark.sql.extensions}. */
public final class PlanInOrderOfArrival
    extends AbstractFunction1<SparkSessionExtensions, BoxedUnit> {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectPlannerStrategy(session -> new Strategy());
    return BoxedUnit.UNIT;
  }

  private static final class Strategy extends SparkStrategy {
    @Override
    public Seq<SparkPlan> apply(LogicalPlan plan) {
      List<SparkPlan> planned =
          plan instanceof InOrderOfArrival inOrder
              ? List.of(
                  new InOrderOfArrivalExec(
                      inOrder.keys(), inOrder.order(), planLater(inOrder.child())))
              : List.of();
      return CollectionConverters.asScala(planned).toSeq();
    }
  }
}
