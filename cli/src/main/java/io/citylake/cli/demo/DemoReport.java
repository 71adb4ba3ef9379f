package io.citylake.cli.demo;

import io.citylake.audit.Audit;
import io.citylake.audit.AuditReport;
import io.citylake.cli.sql.SparkStatements;
import io.citylake.cli.sql.TableResults;
import io.citylake.cli.stack.StackTopics;
import io.citylake.cli.table.ResultTable;
import io.citylake.command.AlignedRows;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.PostgresPool;
import io.citylake.session.CitylakeSession;
import io.citylake.session.LittleData;
import io.citylake.settings.Settings;
import io.citylake.simulator.feed.Counts;
import java.io.PrintWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the demo says at its end. */
final class DemoReport {
  private static final String BY_TOPIC =
      """
      select   topic, count(*) as records, count_if(rejection_reason is null) as readings,
               count(rejection_reason) as rejected,
               min(event_time) filter (where rejection_reason is null) as `first event`,
               max(event_time) filter (where rejection_reason is null) as `last event`
      from     raw.records
      group by topic
      order by topic\
      """;

  private static final String BY_REASON =
      """
      select   rejection_reason as reason, count(*) as records, min_by(rejection_detail, offset) as example
      from     raw.rejections
      group by rejection_reason
      order by records desc\
      """;

  private static final String WINDOWS =
      """
      select   sensor_type, count(distinct metric) as metrics, count(*) as windows,
               count(*) filter (where window_end <= (select max(watermark)
                                                     from   live.progress join live.queries using (query)
                                                     where  finishes_windows)) as final,
               min(window_start) as "from", max(window_end) as until
      from     live.windows
      group by sensor_type
      order by sensor_type\
      """;

  private final Settings settings;
  private final DemoFeed feed;
  private final PrintWriter out;

  DemoReport(Settings settings, DemoFeed feed, PrintWriter out) {
    this.settings = settings;
    this.feed = feed;
    this.out = out;
  }

  /** Prints it; whether the audit holds. */
  boolean print() throws Exception {
    try (SparkSession spark = CitylakeSession.open(settings, "citylake-demo");
        PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-demo")) {
      spark.sql("use " + settings.lake().catalog());
      lake(spark);
      title("windows in PostgreSQL (live.windows, for BI tools in serving.*)");
      out.println(ResultTable.of(postgres, WINDOWS));
      title("audit: Kafka against the lake, the lake against the windows");
      AuditReport report = new Audit(spark, settings, postgres).run();
      report.print(out);
      return report.holds();
    }
  }

  private void lake(SparkSession spark) {
    LittleData little = LittleData.of(spark, new RecordsTable(spark, settings).rows());
    try {
      SparkStatements lake = new SparkStatements(spark, out, new TableResults(out, 100));
      title("what came in, and is in the lake (lake.raw.records)");
      lake.run(BY_TOPIC);
      title("what was rejected, and why (lake.raw.rejections keeps the payloads)");
      lake.run(BY_REASON);
      plannedFaults(spark);
    } finally {
      little.close();
    }
  }

  /** The simulator knows what it spoiled: the pipeline must have found just that. */
  private void plannedFaults(SparkSession spark) {
    Counts planned = feed.simulated().topics().get(StackTopics.CANONICAL).total();
    Row found =
        spark
            .table("raw.records")
            .where("topic = '" + StackTopics.CANONICAL + "'")
            .selectExpr("count(*)", "count(rejection_reason)")
            .head();
    title("the simulated city's answer key");
    AlignedRows table = new AlignedRows("", "planned", "found");
    table.add("records", planned.records(), found.getLong(0));
    table.add("rejections", planned.rejected(), found.getLong(1));
    table.print(out, "  ");
  }

  private void title(String text) {
    out.printf("%n%s%n", text);
    out.flush();
  }
}
