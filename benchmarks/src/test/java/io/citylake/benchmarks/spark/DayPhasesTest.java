package io.citylake.benchmarks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.benchmarks.contestant.Figure;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.execution.SparkPlanInfo;
import org.apache.spark.sql.execution.metric.SQLMetricInfo;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

class DayPhasesTest {
  private final DayPhases phases = new DayPhases();

  @Test
  void queryCountsWithWhatItsCallerIsThereFor() {
    query(1, 1, "io.citylake.marts.DayInputs.register(DayInputs.java:90)", 1_000, 1_200);
    query(2, 2, "io.citylake.marts.MartTable.write(MartTable.java:180)", 1_300, 2_000);
    query(3, 3, "io.citylake.marts.MartTable.write(MartTable.java:180)", 2_000, 2_100);
    query(4, 4, "io.citylake.marts.CheckMart.check(CheckMart.java:60)", 2_100, 2_500);

    assertThat(phases.until(2_500))
        .isEqualTo(
            Map.of(
                Figure.PREPARE_MILLIS, 200L,
                Figure.WRITE_MILLIS, 800L,
                Figure.CHECK_MILLIS, 400L,
                Figure.PUBLISH_MILLIS, 0L));
  }

  @Test
  void publicationLastsFromTheLastCheckToTheEnd() {
    query(1, 1, "io.citylake.marts.CheckMart.check(CheckMart.java:60)", 1_000, 2_000);
    query(2, 2, "io.citylake.marts.PublishDay.publish(PublishDay.java:70)", 2_300, 2_400);

    assertThat(phases.until(3_500)).containsEntry(Figure.PUBLISH_MILLIS, 1_500L);
  }

  @Test
  void partOfAQueryIsNotCountedTwice() {
    query(2, 1, "io.citylake.marts.MartTable.write(MartTable.java:180)", 1_000, 2_000);

    assertThat(phases.until(2_000)).containsEntry(Figure.WRITE_MILLIS, 0L);
  }

  private void query(long id, long root, String callers, long start, long end) {
    phases.started(
        new SparkListenerSQLExecutionStart(
            id,
            Option.apply(root),
            "a query",
            callers,
            "its plan",
            new SparkPlanInfo(
                "",
                "",
                CollectionConverters.asScala(List.<SparkPlanInfo>of()).toSeq(),
                scala.collection.immutable.Map$.MODULE$.empty(),
                CollectionConverters.asScala(List.<SQLMetricInfo>of()).toSeq()),
            start,
            scala.collection.immutable.Map$.MODULE$.empty(),
            scala.collection.immutable.Set$.MODULE$.empty(),
            Option.empty()));
    phases.ended(new SparkListenerSQLExecutionEnd(id, end, Option.empty()));
  }
}
