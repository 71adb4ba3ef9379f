package io.citylake.describe.draft;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.guess.Guess;
import io.citylake.describe.identity.FileNames;
import io.citylake.describe.identity.GuessPlace;
import io.citylake.describe.identity.GuessSensorId;
import io.citylake.describe.identity.PlaceGuess;
import io.citylake.describe.identity.SensorIdGuess;
import io.citylake.describe.metrics.GuessMissing;
import io.citylake.describe.metrics.GuessTypes;
import io.citylake.describe.metrics.MetricGuess;
import io.citylake.describe.metrics.TypeGuess;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.table.SampleKind;
import io.citylake.describe.table.Shape;
import io.citylake.describe.table.Table;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.time.GuessTime;
import io.citylake.describe.time.TimeGuess;
import io.citylake.describe.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the drafts of a kind of files: one for each sensor type that their records hold. */
public final class MakeDrafts {
  private final SensorCatalogue catalogue;
  private final Words words;
  private final Instant latest;

  /**
   * @param latest no sample holds later times
   */
  public MakeDrafts(SensorCatalogue catalogue, Words words, Instant latest) {
    this.catalogue = catalogue;
    this.words = words;
    this.latest = latest;
  }

  /**
   * The drafts, the one with most metrics first.
   *
   * @param name of the description
   * @param globs of the files
   */
  public List<Draft> of(SampleKind kind, String name, List<String> globs) {
    Table table = kind.table();
    Optional<TimeGuess> time = new GuessTime(words, latest).of(table);
    Optional<PlaceGuess> place = new GuessPlace(words).of(table);
    Optional<TableColumn> typeColumn = typeColumn(table);
    Set<String> taken = taken(time, place, typeColumn);
    Optional<LongTable> longTable =
        LongTable.of(table, words).filter(fields -> holdsMetrics(fields, paths(kind)));
    longTable.ifPresent(fields -> taken.addAll(fields.fields()));
    List<TableColumn> columns =
        longTable.map(LongTable::columns).orElseGet(() -> free(table, taken));
    List<TypeGuess> types = types(columns, table, typeColumn, paths(kind));
    types.forEach(type -> type.metrics().forEach(metric -> taken.add(metric.column().name())));
    List<String> times = new ArrayList<>(time.map(TimeGuess::columns).orElse(List.of()));
    longTable.ifPresent(fields -> times.add(fields.name().name()));
    SensorIdGuess id = sensorId(kind, times, taken, name);
    taken.add(id.value());
    RestOfTable rest = new RestOfTable(table, taken, words);
    List<Draft> drafts = new ArrayList<>();
    for (TypeGuess type : types) {
      drafts.add(
          new Draft(
              types.size() == 1 ? name : name + "-" + type.type().name().replace('_', '-'),
              kind,
              globs,
              time,
              id,
              rest.eventId(),
              type,
              typeColumn.map(c -> Guess.sure(c.name(), "its values are the catalogue's types")),
              place,
              rest.named("city"),
              "",
              rest.named("district"),
              List.copyOf(missing(table, types)),
              rest.attributes(),
              rest.leftOut(),
              isNumberText(kind, type),
              longTable,
              new OtherLayouts(table).hint().orElse("")));
    }
    return drafts;
  }

  private boolean holdsMetrics(LongTable table, List<String> paths) {
    return new GuessTypes(catalogue.types(), words)
        .of(table.columns(), TableColumn::unit, paths).get(0).metrics().stream()
            .anyMatch(metric -> metric.confidence() != Confidence.UNSURE);
  }

  private static List<TableColumn> free(Table table, Set<String> taken) {
    return table.columns().stream().filter(column -> !taken.contains(column.name())).toList();
  }

  private static List<String> paths(SampleKind kind) {
    return kind.files().stream().map(SampledFile::name).toList();
  }

  private static Set<String> taken(
      Optional<TimeGuess> time, Optional<PlaceGuess> place, Optional<TableColumn> typeColumn) {
    Set<String> taken = new HashSet<>();
    time.ifPresent(guess -> taken.addAll(guess.columns()));
    place.ifPresent(
        guess -> taken.addAll(List.of(guess.latitude(), guess.longitude(), guess.pair())));
    typeColumn.ifPresent(column -> taken.add(column.name()));
    return taken;
  }

  private SensorIdGuess sensorId(
      SampleKind kind, List<String> times, Set<String> taken, String name) {
    return new GuessSensorId(words)
        .of(kind.table(), times, taken, new FileNames(paths(kind)), name);
  }

  private List<TypeGuess> types(
      List<TableColumn> columns,
      Table table,
      Optional<TableColumn> typeColumn,
      List<String> paths) {
    Collection<SensorType> possible =
        typeColumn.isEmpty()
            ? catalogue.types()
            : typeColumn.get().present().stream()
                .distinct()
                .map(name -> catalogue.type(name).orElseThrow())
                .toList();
    List<TypeGuess> types =
        new GuessTypes(possible, words).of(columns, new StatedUnits(table, words)::of, paths);
    return typeColumn.isEmpty() ? types : List.of(together(types));
  }

  /** One description serves all types that a field tells apart. */
  private static TypeGuess together(List<TypeGuess> types) {
    Map<String, MetricGuess> metrics = new LinkedHashMap<>();
    types.forEach(
        type -> type.metrics().forEach(guess -> metrics.putIfAbsent(guess.metric().name(), guess)));
    return types.get(0).with(List.copyOf(metrics.values()));
  }

  private Optional<TableColumn> typeColumn(Table table) {
    return table.columns().stream()
        .filter(column -> column.labels().stream().anyMatch(words.role("sensor_type")::contains))
        .filter(column -> !column.isEmpty())
        .filter(c -> c.present().stream().allMatch(v -> catalogue.type(v).isPresent()))
        .findFirst();
  }

  private Set<String> missing(Table table, List<TypeGuess> types) {
    List<TableColumn> numbers = new ArrayList<>();
    types.forEach(type -> type.metrics().forEach(metric -> numbers.add(metric.column())));
    Set<String> texts = GuessMissing.texts(numbers, words);
    for (TableColumn column : table.columns()) {
      boolean isOften =
          column.present().stream().filter(words::isMissing).count() > table.size() * 0.2;
      if (isOften) {
        texts.addAll(GuessMissing.texts(List.of(column), words));
      }
    }
    return texts;
  }

  private static boolean isNumberText(SampleKind kind, TypeGuess type) {
    return kind.shape() instanceof Shape.Json
        && type.metrics().stream().anyMatch(metric -> metric.column().isText());
  }
}
