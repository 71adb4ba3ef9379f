package io.citylake.marts;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.Model;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the queries of {@code sql/marts} over the input views of a day (see {@link DayInputs}).
 *
 * <p>Their one parameter is {@code :day}, a date.
 */
public final class BuildMarts {
  private final DaySession session;
  private final SparkSession spark;
  private final MartModels models;
  private final Map<String, Object> parameters;

  /**
   * @param session holds the input views; gets the staging and intermediate ones
   */
  public BuildMarts(DaySession session, MartModels models, LocalDate day) {
    this.session = session;
    this.spark = session.spark();
    this.models = models;
    this.parameters = Map.of("day", day);
  }

  /** Makes the staging and intermediate views, which may use the mart of the windows. */
  public void registerViews() {
    models.staging().forEach(this::register);
    if (session.isSmall()) {
      registerEmptyAsSuch(models.staging());
    }
    models.intermediate().forEach(this::register);
  }

  private void register(Model view) {
    Dataset<Row> rows = spark.sql(view.sql(), parameters);
    (view.isKept() ? session.kept(rows) : session.keptIfSmall(rows))
        .createOrReplaceTempView(view.name());
  }

  /**
   * A day without traffic has no mart of traffic. Where Spark knows of a view that it is empty, it
   * sees of a query over it that there is nothing to plan.
   */
  private void registerEmptyAsSuch(List<Model> views) {
    views.stream()
        .map(
            view ->
                spark.table(view.name()).agg(lit(view.name()).as("name"), count(lit(1)).as("rows")))
        .reduce(Dataset::union)
        .orElseThrow()
        .where("rows = 0")
        .collectAsList()
        .forEach(
            empty -> {
              String name = empty.getString(0);
              session.none(spark.table(name)).createOrReplaceTempView(name);
            });
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
}
