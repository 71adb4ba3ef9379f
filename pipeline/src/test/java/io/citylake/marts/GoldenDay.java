package io.citylake.marts;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.ingest.ParseRecords;
import io.citylake.ingest.Readings;
import io.citylake.ingest.TestRecord;
import io.citylake.judge.JudgeRecord;
import io.citylake.models.Mart;
import io.citylake.models.MartModels;
import io.citylake.models.ReadMarts;
import io.citylake.session.TestSpark;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A folder in {@code src/test/resources/golden/marts}, with its readings turned into marts in a
 * session of its own.
 */
final class GoldenDay implements AutoCloseable {
  private static final Path FOLDERS = Path.of("src/test/resources/golden/marts");
  private static final String EXPECTED = ".expected.csv";
  private static final int DAY_LENGTH = "2026-01-15".length();
  private static final List<String> INPUTS =
      List.of(
          "readings",
          "measurements",
          "measurements_in_parts",
          "copies",
          "rejections",
          "batch_windows");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DaySession session;
  private final SparkSession spark;
  private final Path folder;
  private final Map<Mart, Dataset<Row>> marts = new HashMap<>();

  /**
   * A change to the rows of a mart that one of its checks must notice.
   *
   * @param fails the check's name
   * @param of values of the one row that is meant
   * @param set the new values of that row; empty: it goes
   */
  record BadRow(String fails, JsonNode of, Optional<JsonNode> set) {}

  /**
   * @param plannedFor as many records
   */
  GoldenDay(Path folder, long plannedFor) {
    this.folder = folder;
    this.session = DaySession.of(TestSpark.session(), plannedFor);
    this.spark = session.spark();
    Settings settings = settings();
    Dataset<Row> records =
        TestRecord.dataset(spark, GoldenReadings.read(folder.resolve("readings.ndjson")));
    JudgeRecord judge =
        new JudgeRecord(settings.catalogue(), settings.formats(), settings.limits());
    Dataset<Row> judged =
        collected(
            records
                .withColumn("topic_id", lit("golden"))
                .transform(ParseRecords.whole(settings.catalogue(), judge)));
    DayInputs inputs =
        new DayInputs(
            session,
            settings,
            Readings.of(judged).withColumn(Readings.REPAIRED, lit(false)),
            judged.where(not(Readings.isReading())),
            day());
    inputs.register();
    INPUTS.forEach(view -> collected(spark.table(view)).createOrReplaceTempView(view));
    buildMarts();
  }

  /** As a day's batch run does: the windows first, and each mart is a view for those after it. */
  private void buildMarts() {
    MartModels models = ReadMarts.packed();
    Set<String> needed = needed(models.marts());
    Mart windows = models.mart(Mart.WINDOWS);
    BuildMarts build = new BuildMarts(session, models, day());
    addView(windows, build.mart(windows));
    build.registerViews();
    for (Mart mart : models.marts()) {
      if (!mart.equals(windows) && needed.contains(mart.name())) {
        addView(mart, build.mart(mart));
      }
    }
  }

  /** The marts that the folder shows, and those that these or their checks read. */
  private Set<String> needed(List<Mart> inOrder) {
    Set<String> needed = new HashSet<>(marts(folder));
    for (int i = inOrder.size() - 1; i >= 0; i--) {
      Mart mart = inOrder.get(i);
      if (needed.contains(mart.name())) {
        String reads = mart.sql() + mart.checks();
        inOrder.stream().map(Mart::name).filter(reads::contains).forEach(needed::add);
      }
    }
    return needed;
  }

  private void addView(Mart mart, Dataset<Row> rows) {
    boolean isShown = marts(folder).contains(mart.name());
    Dataset<Row> view = isShown ? collected(rows) : rows;
    marts.put(mart, view);
    view.createOrReplaceTempView(mart.name());
  }

  /** What was computed once is neither planned nor computed again in every query and check. */
  private Dataset<Row> collected(Dataset<Row> rows) {
    return spark.createDataFrame(rows.collectAsList(), rows.schema());
  }

  static Path folder(String name) {
    return FOLDERS.resolve(name);
  }

  static List<Path> folders() {
    try (Stream<Path> folders = Files.list(FOLDERS)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the marts of which {@code folder} holds the expected rows. */
  static List<String> marts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXPECTED))
          .map(name -> name.substring(0, name.length() - EXPECTED.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path expected(Path folder, String mart) {
    return folder.resolve(mart + EXPECTED);
  }

  /** The bad rows that {@code folder} holds for a mart. */
  static List<BadRow> badRows(Path folder, String mart) {
    Path file = folder.resolve(mart + ".bad.ndjson");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(GoldenDay::badRow).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BadRow badRow(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return new BadRow(
          json.get("fails").asText(), json.get("of"), Optional.ofNullable(json.get("set")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder's name begins with it. */
  LocalDate day() {
    return LocalDate.parse(folder.getFileName().toString().substring(0, DAY_LENGTH));
  }

  /** The rows that the mart's query gives. */
  Dataset<Row> rows(Mart mart) {
    return marts.get(mart);
  }

  /**
   * The rows with one of them made bad.
   *
   * @throws IllegalArgumentException if {@code bad} does not mean exactly one row
   */
  Dataset<Row> rows(Mart mart, BadRow bad) {
    Dataset<Row> good = rows(mart);
    Column isMeant = lit(true);
    for (Map.Entry<String, JsonNode> value : bad.of().properties()) {
      isMeant = isMeant.and(col(value.getKey()).eqNullSafe(literal(good, value)));
    }
    Dataset<Row> meant = good.where(isMeant);
    if (meant.count() != 1) {
      throw new IllegalArgumentException(bad + " means " + meant.count() + " rows");
    }
    Dataset<Row> others = good.where(not(isMeant));
    if (bad.set().isEmpty()) {
      return others;
    }
    Dataset<Row> changed = meant;
    for (Map.Entry<String, JsonNode> value : bad.set().get().properties()) {
      changed = changed.withColumn(value.getKey(), literal(good, value));
    }
    return others.union(changed);
  }

  private static Column literal(Dataset<Row> rows, Map.Entry<String, JsonNode> value) {
    String text = value.getValue().isNull() ? null : value.getValue().asText();
    return lit(text).cast(rows.schema().apply(value.getKey()).dataType());
  }

  /** Checks {@code rows} as if they were to be published, with the views of this day. */
  List<CheckResult> check(Mart mart, Dataset<Row> rows) {
    return new CheckMart(spark).check(mart, day(), rows);
  }

  /**
   * The default settings, with the folder's own sensor catalogue where it has one: without the
   * packed descriptions, which name sensor types of the default catalogue.
   */
  private Settings settings() {
    Path sensors = folder.resolve("sensors.conf");
    return ReadSettings.from(
        Optional.empty(),
        Map.of(),
        Files.exists(sensors)
            ? Map.of("catalogue.sensors-file", sensors.toString(), "sources.packed", "false")
            : Map.of());
  }

  @Override
  public void close() {
    session.close();
  }
}
