package io.citylake.describe.flow;

import io.citylake.describe.draft.Draft;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.guess.Guess;
import io.citylake.describe.judged.Look;
import io.citylake.describe.metrics.MetricGuess;
import io.citylake.describe.metrics.UnitGuess;
import io.citylake.describe.physics.ClockChanges;
import io.citylake.describe.physics.SpeedByPositions;
import io.citylake.describe.physics.ZerosApart;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.table.SampleKind;
import io.citylake.describe.time.TimeGuess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Corrects a draft by what its readings show: nothing of this stands in a single record. */
final class Physics {
  private final Draft draft;
  private final ZerosApart zeros = new ZerosApart();
  private final ClockChanges clocks = new ClockChanges();
  private final Optional<MetricGuess> speed;
  private final Optional<SpeedByPositions> speeds;

  Physics(Draft draft) {
    this.draft = draft;
    this.speed =
        draft.place().isEmpty()
            ? Optional.empty()
            : draft.type().metrics().stream().filter(Physics::isUnstatedSpeed).findFirst();
    this.speeds =
        speed.map(
            guess ->
                new SpeedByPositions(
                    draft.type().type().metrics().indexOf(guess.metric()),
                    guess.unit().unit(),
                    guess.metric().unit()));
  }

  private static boolean isUnstatedSpeed(MetricGuess guess) {
    return guess.metric().name().equals("speed")
        && guess.unit().confidence() != Confidence.SURE
        && SpeedByPositions.knows(guess.metric().unit());
  }

  List<Look> looks() {
    List<Look> looks = new ArrayList<>();
    looks.add((file, reading) -> zeros.at(reading));
    speeds.ifPresent(speedsByFile -> looks.add(speedsByFile::at));
    boolean isZoneOpen =
        draft
            .time()
            .filter(t -> t.isLocal() && t.zoneConfidence() == Confidence.UNSURE)
            .isPresent();
    if (isZoneOpen) {
      looks.add((file, reading) -> clocks.at(reading));
    }
    return looks;
  }

  /** The corrected draft: several where the files are in several units. */
  List<Draft> corrected() {
    Draft inZone =
        draft
            .time()
            .flatMap(time -> clocks.zone().map(zone -> draft.with(in(time, zone))))
            .orElse(draft);
    return bySpeed(withoutZeros(inZone));
  }

  private static TimeGuess in(TimeGuess time, Guess<String> zone) {
    return time.in(zone.value(), zone.by(), zone.confidence());
  }

  private Draft withoutZeros(Draft before) {
    List<MetricGuess> metrics = new ArrayList<>();
    for (MetricGuess metric : before.type().metrics()) {
      int place = before.type().type().metrics().indexOf(metric.metric());
      if (metric.missing().isEmpty() && zeros.in(place)) {
        String why =
            String.format(
                Locale.ROOT,
                "0 stands there %,d times, and nothing else near it: taken for \"no value\", unsure",
                zeros.zeros(place));
        metrics.add(metric.missing(List.of("0"), why));
      } else if (metric.missing().isEmpty() && zeros.areDoubtfulIn(place)) {
        metrics.add(
            metric.doubted("some sensors say 0 most of the time, others never: a value, or none?"));
      } else {
        metrics.add(metric);
      }
    }
    return before.with(before.type().with(metrics));
  }

  private List<Draft> bySpeed(Draft before) {
    List<SampledFile> files = before.kind().files();
    Map<Integer, SpeedByPositions.Told> told = new TreeMap<>();
    for (int file = 0; file < files.size() && speeds.isPresent(); file++) {
      int place = file;
      speeds.get().of(file).ifPresent(unit -> told.put(place, unit));
    }
    Map<String, List<SampledFile>> filesByUnit = new LinkedHashMap<>();
    for (int file = 0; file < files.size() && !told.isEmpty(); file++) {
      filesByUnit
          .computeIfAbsent(nearest(told, file).unit(), unit -> new ArrayList<>())
          .add(files.get(file));
    }
    if (told.isEmpty()) {
      return List.of(before);
    }
    List<Draft> drafts = new ArrayList<>();
    filesByUnit.forEach(
        (unit, some) ->
            drafts.add(inUnit(before, clearest(told, unit), some, filesByUnit.size() > 1)));
    return drafts;
  }

  /** What a file does not tell itself, the one before it does, else the one behind it. */
  private static SpeedByPositions.Told nearest(Map<Integer, SpeedByPositions.Told> told, int file) {
    return told.entrySet().stream()
        .filter(entry -> entry.getKey() <= file)
        .reduce((earlier, later) -> later)
        .or(() -> told.entrySet().stream().findFirst())
        .orElseThrow()
        .getValue();
  }

  private static SpeedByPositions.Told clearest(
      Map<Integer, SpeedByPositions.Told> told, String unit) {
    return told.values().stream()
        .filter(one -> one.unit().equals(unit))
        .max(Comparator.comparingInt(SpeedByPositions.Told::steps))
        .orElseThrow();
  }

  private Draft inUnit(
      Draft before, SpeedByPositions.Told told, List<SampledFile> files, boolean areSeveral) {
    List<MetricGuess> metrics =
        before.type().metrics().stream()
            .map(
                metric ->
                    metric.metric().equals(speed.orElseThrow().metric())
                        ? metric.in(new UnitGuess(told.unit(), told.by(), Confidence.LIKELY))
                        : metric)
            .toList();
    Draft corrected = before.with(before.type().with(metrics));
    if (!areSeveral) {
      return corrected;
    }
    SampleKind kind = new SampleKind(files, before.kind().shape(), before.kind().table());
    return corrected.of(
        before.name() + "-" + told.unit().replace("/", ""), kind, NameKinds.paths(kind));
  }
}
