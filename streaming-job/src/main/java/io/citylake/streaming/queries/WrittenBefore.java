package io.citylake.streaming.queries;

import java.io.IOException;
import java.sql.SQLException;

/** What lies where queries write to, told without a Spark session. */
public interface WrittenBefore {
  /** Whether the lake has records of the topics to be read. */
  boolean isInLake() throws IOException, SQLException;

  /** Whether a query has ever committed to PostgreSQL. */
  boolean isCommitted(String query) throws SQLException;
}
