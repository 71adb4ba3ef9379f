package io.citylake.describe.metrics;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorType;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Spelling;
import io.citylake.describe.words.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Guesses which sensor types' metrics a table holds. */
public final class GuessTypes {
  private static final Map<Confidence, Double> WEIGHTS =
      Map.of(Confidence.SURE, 3.0, Confidence.LIKELY, 2.0, Confidence.UNSURE, 0.5);

  /** A word in the name of a file or folder counts as much as half a metric. */
  private static final double HINT = 1.5;

  private final Collection<SensorType> all;
  private final Words words;
  private final MatchMetric match;

  /**
   * @param types of which the records can be; at least one
   */
  public GuessTypes(Collection<SensorType> types, Words words) {
    this.all = types;
    this.words = words;
    this.match = new MatchMetric(words);
  }

  private record Scored(
      SensorType type, List<MetricGuess> metrics, double score, boolean isHinted) {}

  /**
   * The types, the likeliest first: a second one only where it takes columns that the first has no
   * use for. Never empty.
   *
   * @param stated the unit that the file writes elsewhere than in the column's name; may be empty
   * @param paths of the files
   */
  public List<TypeGuess> of(
      List<TableColumn> columns, Function<TableColumn, String> stated, List<String> paths) {
    String path = Spelling.normal(String.join(" ", paths.subList(0, Math.min(3, paths.size()))));
    List<TypeGuess> types = new ArrayList<>();
    List<TableColumn> left = new ArrayList<>(columns);
    for (Scored best = best(left, stated, path); ; best = best(left, stated, path)) {
      boolean isNew = best.metrics.stream().anyMatch(m -> m.confidence() != Confidence.UNSURE);
      if (!types.isEmpty() && !isNew) {
        return types;
      }
      types.add(guess(best, left, stated, path, types.isEmpty()));
      Set<String> used = new HashSet<>();
      best.metrics.forEach(metric -> used.add(metric.column().name()));
      left.removeIf(column -> used.contains(column.name()));
      if (used.isEmpty()) {
        return types;
      }
    }
  }

  private Scored best(
      List<TableColumn> columns, Function<TableColumn, String> stated, String path) {
    return all.stream()
        .map(type -> scored(type, columns, stated, path))
        .max(Comparator.comparingDouble(Scored::score).thenComparing(s -> -rank(s.type)))
        .orElseThrow();
  }

  /** Between types that fit alike, the one that is commonest comes first. */
  private int rank(SensorType type) {
    List<String> common =
        List.of("weather", "air_quality", "traffic", "parking", "energy", "vehicle");
    int place = common.indexOf(type.name());
    return place < 0 ? common.size() : place;
  }

  private Scored scored(
      SensorType type,
      List<TableColumn> columns,
      Function<TableColumn, String> stated,
      String path) {
    List<MetricGuess> metrics = metrics(type, columns, stated);
    boolean isHinted = Words.contains(path, words.type(type.name()));
    double score = metrics.stream().mapToDouble(m -> WEIGHTS.get(m.confidence())).sum();
    boolean counts = isHinted && (metrics.isEmpty() || holdsOwn(type, metrics));
    return new Scored(type, metrics, score + (counts ? HINT : 0), counts);
  }

  /** Whether one of the metrics is of this type only: temperature alone is of several. */
  private boolean holdsOwn(SensorType type, List<MetricGuess> metrics) {
    return metrics.stream()
        .anyMatch(
            guess ->
                all.stream()
                    .filter(other -> !other.equals(type))
                    .noneMatch(other -> other.metric(guess.metric().name()).isPresent()));
  }

  private TypeGuess guess(
      Scored best,
      List<TableColumn> columns,
      Function<TableColumn, String> stated,
      String path,
      boolean isFirst) {
    if (best.metrics.isEmpty()) {
      String by = best.isHinted ? "the path names it" : "no column tells it";
      return new TypeGuess(best.type, by, Confidence.UNSURE, List.of());
    }
    List<String> names = best.metrics.stream().map(metric -> metric.metric().name()).toList();
    List<String> rivals =
        all.stream()
            .filter(type -> !type.equals(best.type))
            .map(type -> scored(type, columns, stated, path))
            .filter(other -> other.score == best.score && isFirst)
            .map(other -> other.type.name())
            .toList();
    String by =
        "measures " + String.join(", ", names) + (best.isHinted ? ", and the path names it" : "");
    return rivals.isEmpty()
        ? new TypeGuess(best.type, by, Confidence.LIKELY, best.metrics)
        : new TypeGuess(
            best.type,
            by + "; could be " + String.join(", ", rivals),
            rivals.size() <= 2 ? Confidence.LIKELY : Confidence.UNSURE,
            best.metrics);
  }

  /** Each metric from the column that fits best, and each column for one metric. */
  private List<MetricGuess> metrics(
      SensorType type, List<TableColumn> columns, Function<TableColumn, String> stated) {
    Map<String, MetricGuess> best = new LinkedHashMap<>();
    for (Confidence confidence : Confidence.values()) {
      Set<Metric> taken = new HashSet<>();
      best.values().forEach(guess -> taken.add(guess.metric()));
      for (TableColumn column : columns) {
        for (Metric metric : type.metrics()) {
          if (!best.containsKey(column.name()) && !taken.contains(metric)) {
            match
                .of(metric, column, stated.apply(column))
                .filter(guess -> guess.confidence() == confidence)
                .ifPresent(
                    guess -> {
                      best.put(column.name(), guess);
                      taken.add(metric);
                    });
          }
        }
      }
    }
    return columns.stream()
        .map(TableColumn::name)
        .filter(best::containsKey)
        .map(best::get)
        .toList();
  }
}
