package io.citylake.timetravel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode_outer;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import io.citylake.command.CommandFailed;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.models.Mart;
import io.citylake.settings.Settings;
import io.citylake.timetravel.ReadReferences.States;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;

/**
 * Differences are kept in a table of the lake: one row for each changed value, and one for each row
 * that was added or removed. Keeping the same comparison again changes nothing.
 */
public final class DifferencesTable {
  private static final Set<String> OTHERS = Set.of("raw", "marts");
  private static final List<String> COLUMNS =
      List.of(
          "mart",
          "day",
          "before_snapshot",
          "after_snapshot",
          "key",
          CompareRows.CHANGE,
          CompareRows.COLUMN_NAME,
          CompareRows.OLD_VALUE,
          CompareRows.NEW_VALUE);

  private final SparkSession spark;
  private final Name name;

  public DifferencesTable(SparkSession spark, Name name) {
    this.spark = spark;
    this.name = name;
  }

  /** A table's full name. */
  public record Name(String catalog, String namespace, String table) {
    private static final Pattern PATTERN =
        Pattern.compile("(?:(\\w+)\\.)?([a-z][a-z0-9_]*)\\.([a-z][a-z0-9_]*)");

    /**
     * Reads for example {@code compare.snapshot_differences}, with or without the lake's catalogue.
     *
     * @throws BadConfiguration if the table cannot be one of differences
     */
    public static Name of(String text, Settings settings) {
      Matcher parts = PATTERN.matcher(text);
      String catalog = settings.lake().catalog();
      if (!parts.matches() || (parts.group(1) != null && !parts.group(1).equals(catalog))) {
        throw bad(text, "write namespace and table, for example compare.snapshot_differences");
      }
      if (OTHERS.contains(parts.group(2))) {
        throw bad(text, "the namespaces raw and marts are taken: choose another");
      }
      return new Name(catalog, parts.group(2), parts.group(3));
    }

    private static BadConfiguration bad(String text, String remedy) {
      return new BadConfiguration(
          List.of(new ConfigProblem("--save", text, "command line", remedy)));
    }

    @Override
    public String toString() {
      return catalog + "." + namespace + "." + table;
    }
  }

  void save(Mart mart, States states, Dataset<Row> differences) {
    prepare();
    try {
      rows(mart, states, differences).writeTo(name.toString()).overwritePartitions();
    } catch (NoSuchTableException e) {
      throw new CommandFailed(name + " was dropped while it was written", e);
    }
  }

  private void prepare() {
    spark.sql("create namespace if not exists %s.%s".formatted(name.catalog(), name.namespace()));
    spark.sql(
        """
        create table if not exists %s (
          mart string, day date, before_snapshot bigint, after_snapshot bigint,
          key map<string, string>, change string, column_name string, old_value string, new_value string)
        using iceberg
        partitioned by (mart, before_snapshot, after_snapshot, day)
        tblproperties (
          'format-version' = '2',
          'write.distribution-mode' = 'hash',
          'write.parquet.compression-codec' = 'zstd',
          'commit.retry.num-retries' = '20'
        )"""
            .formatted(name));
    if (!Arrays.asList(spark.table(name.toString()).columns()).equals(COLUMNS)) {
      throw new CommandFailed(name + " is there and has other columns: name another table");
    }
  }

  private static Dataset<Row> rows(Mart mart, States states, Dataset<Row> differences) {
    Column[] key =
        mart.grain().stream()
            .flatMap(column -> Stream.of(lit(column), col(column).cast("string")))
            .toArray(Column[]::new);
    return differences
        .withColumn("key", map(key))
        .withColumn("value", explode_outer(col(CompareRows.VALUES)))
        .select(
            lit(mart.name()).as("mart"),
            col(Mart.DAY),
            lit(states.before().snapshot()).as("before_snapshot"),
            lit(states.after().snapshot()).as("after_snapshot"),
            col("key"),
            col(CompareRows.CHANGE),
            col("value." + CompareRows.COLUMN_NAME),
            col("value." + CompareRows.OLD_VALUE),
            col("value." + CompareRows.NEW_VALUE));
  }
}
