package io.citylake.marts;

import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.Model;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Runs the queries of {@code sql/marts} over the input views of a day (see {@link DayInputs}).
 *
 * <p>Their one parameter is {@code :day}, a date.
 */
public final class BuildMarts implements AutoCloseable {
  private final SparkSession spark;
  private final MartModels models;
  private final Map<String, Object> parameters;
  private final List<Dataset<Row>> kept = new ArrayList<>();

  /**
   * @param spark holds the input views; gets the staging and intermediate ones
   */
  public BuildMarts(SparkSession spark, MartModels models, LocalDate day) {
    this.spark = spark;
    this.models = models;
    this.parameters = Map.of("day", day);
  }

  /** Makes the staging and intermediate views, which may use the mart of the windows. */
  public void registerViews() {
    for (Model view : models.views()) {
      Dataset<Row> rows = spark.sql(view.sql(), parameters);
      if (view.isKept()) {
        rows = rows.persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(rows);
      }
      rows.createOrReplaceTempView(view.name());
    }
  }

  /**
   * A mart's rows of the day, not yet computed: the declared columns in their order and of their
   * types. A mart may use the views, and marts before it that have become views.
   */
  public Dataset<Row> mart(Mart mart) {
    return spark
        .sql(mart.sql(), parameters)
        .selectExpr(
            mart.columns().stream()
                .map(
                    c ->
                        "cast(`%1$s` as %2$s) as `%1$s`"
                            .formatted(c.name(), c.column().type().lakeName()))
                .toArray(String[]::new));
  }

  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
  }
}
