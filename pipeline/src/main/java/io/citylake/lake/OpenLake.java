package io.citylake.lake;

import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** The lake's tables, by whatever opens their catalogue. */
public interface OpenLake {

  /**
   * Opens the catalogue, if that has not been done.
   *
   * @throws UncheckedSQLException where it lives in a database that does not let it
   */
  void open();

  /**
   * The table as it is now.
   *
   * @param name with catalogue and namespace
   * @throws NoSuchTableException where it is not there
   */
  Table load(String name);
}
