package io.citylake.maintain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.hadoop.fs.Path;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.actions.DeleteOrphanFiles;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.spark.actions.DeleteOrphanFilesSparkAction;
import org.apache.iceberg.spark.actions.SparkActions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Deletes files in a table's folder that none of its snapshots knows: what was written for a commit
 * that never came.
 *
 * <p>Iceberg compares names. A warehouse may be given as {@code .citylake/warehouse}, and its
 * metadata then name files so; a listing names them {@code file:/home/...}, and by that every file
 * of the table would be an orphan. So the listing is spelled as the table spells its location, and
 * a table whose own metadata file is not found in it is left alone.
 */
public final class RemoveOrphanFiles implements TableStep {
  private static final int DETAILS = 20;
  private static final StructType LISTING =
      new StructType()
          .add("file_path", DataTypes.StringType, false)
          .add("last_modified", DataTypes.TimestampType, false);

  private final SparkSession spark;
  private final Duration age;
  private final Clock clock;

  public RemoveOrphanFiles(SparkSession spark, Duration age, Clock clock) {
    this.spark = spark;
    this.age = age;
    this.clock = clock;
  }

  @Override
  public Step step() {
    return Step.ORPHANS;
  }

  @Override
  public Outcome plan(Table table) {
    return table.io() instanceof SupportsPrefixOperations files
        ? outcome(action(table, files).deleteWith(file -> {}).execute())
        : Outcome.NOTHING;
  }

  @Override
  public Outcome run(Table table) {
    return table.io() instanceof SupportsPrefixOperations files
        ? outcome(action(table, files).execute())
        : Outcome.NOTHING;
  }

  private DeleteOrphanFilesSparkAction action(Table table, SupportsPrefixOperations files) {
    return SparkActions.get(spark)
        .deleteOrphanFiles(table)
        .olderThan(clock.instant().minus(age).toEpochMilli())
        .compareToFileList(listing(table, files));
  }

  private Dataset<Row> listing(Table table, SupportsPrefixOperations files) {
    String location = withoutSlash(table.location());
    String listed = table.io() instanceof HadoopFileIO ? qualified(location) : location;
    String metadataFile =
        ((HasTableOperations) table).operations().current().metadataFileLocation();
    boolean found = false;
    List<Row> rows = new ArrayList<>();
    for (FileInfo file : files.listPrefix(location)) {
      String inTable = relative(file.location(), listed);
      found |= metadataFile.equals(location + inTable);
      if (!isHidden(inTable)) {
        rows.add(
            RowFactory.create(
                location + inTable, Timestamp.from(Instant.ofEpochMilli(file.createdAtMillis()))));
      }
    }
    if (!found) {
      throw new IllegalStateException(
          "its files are not found under its location %s, so none of them is taken for an orphan"
              .formatted(location));
    }
    return spark.createDataFrame(rows, LISTING);
  }

  private static String relative(String file, String folder) {
    if (!file.startsWith(folder + "/")) {
      throw new IllegalStateException(file + " was listed, but is not in " + folder);
    }
    return file.substring(folder.length());
  }

  private String qualified(String location) {
    Path path = new Path(location);
    try {
      return path.getFileSystem(spark.sparkContext().hadoopConfiguration())
          .makeQualified(path)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot reach " + location, e);
    }
  }

  /** Whether it is no file of Iceberg's, by Hadoop's convention. */
  private static boolean isHidden(String path) {
    return Arrays.stream(path.split("/", -1))
        .anyMatch(name -> name.startsWith(".") || name.startsWith("_"));
  }

  private static String withoutSlash(String location) {
    return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
  }

  private static Outcome outcome(DeleteOrphanFiles.Result result) {
    List<String> files =
        StreamSupport.stream(result.orphanFileLocations().spliterator(), false).sorted().toList();
    if (files.isEmpty()) {
      return Outcome.NOTHING;
    }
    List<String> details = new ArrayList<>(files.subList(0, Math.min(DETAILS, files.size())));
    if (files.size() > DETAILS) {
      details.add(String.format(Locale.ROOT, "and %,d more", files.size() - DETAILS));
    }
    return new Outcome(String.format(Locale.ROOT, "%,d", files.size()), details);
  }
}
