package io.citylake.audit;

import io.citylake.config.Settings;
import io.citylake.postgres.PostgresPool;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Holds the speed layer against Kafka and against the lake. */
public final class Audit {
  private final AuditRecords auditRecords;
  private final AuditDeletedTopics auditDeletedTopics;
  private final AuditWindows auditWindows;

  public Audit(SparkSession spark, Settings settings, PostgresPool postgres) {
    this.auditRecords = new AuditRecords(spark, settings);
    this.auditDeletedTopics = new AuditDeletedTopics(spark, settings);
    this.auditWindows = new AuditWindows(spark, settings, postgres);
  }

  /** Reads Kafka, the lake and PostgreSQL; writes nothing. */
  public AuditReport run() throws SQLException {
    List<PartitionAudit> partitions = auditRecords.run();
    return new AuditReport(partitions, auditDeletedTopics.run(), auditWindows.run());
  }
}
