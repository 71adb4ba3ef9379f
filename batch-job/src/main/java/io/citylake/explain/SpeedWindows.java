package io.citylake.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_millis;

import io.citylake.settings.Settings;
import io.citylake.tables.Tables;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The speed layer's windows of the configured length are read here, from {@code live.windows}. */
public final class SpeedWindows {
  private final SparkSession spark;
  private final Settings settings;

  public SpeedWindows(SparkSession spark, Settings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * The windows, without {@code updated_at}; what is asked of their times is asked of PostgreSQL.
   */
  public Dataset<Row> read() {
    Properties connection = new Properties();
    connection.put("user", settings.postgres().user());
    connection.put("password", settings.postgres().password().reveal());
    connection.put("driver", "org.postgresql.Driver");
    return spark
        .read()
        .jdbc(settings.postgres().url(), Tables.WINDOWS.qualifiedName(), connection)
        .drop("updated_at")
        .where(
            unix_millis(col("window_end"))
                .minus(unix_millis(col("window_start")))
                .equalTo(settings.streaming().window().length().toMillis()));
  }
}
