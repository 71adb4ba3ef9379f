package io.citylake.audit;

import io.citylake.lake.CommittedOffsets;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.PostgresPool;
import io.citylake.session.LittleData;
import io.citylake.settings.Settings;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;

/** Holds the speed layer against Kafka and against the lake. */
public final class Audit {
  private final SparkSession spark;
  private final Settings settings;
  private final PostgresPool postgres;

  public Audit(SparkSession spark, Settings settings, PostgresPool postgres) {
    this.spark = spark;
    this.settings = settings;
    this.postgres = postgres;
  }

  /** Reads Kafka, the lake and PostgreSQL; writes nothing. */
  public AuditReport run() throws SQLException {
    CommittedOffsets committed = CommittedOffsets.read(spark, settings);
    LittleData little = LittleData.of(spark, new RecordsTable(spark, settings).rows());
    try {
      RecordsAudit records = new AuditRecords(spark, settings, committed).run();
      WindowsAudit windows = new AuditWindows(spark, settings, postgres, committed).run();
      return new AuditReport(records.partitions(), records.deleted(), records.elsewhere(), windows);
    } finally {
      little.close();
    }
  }
}
