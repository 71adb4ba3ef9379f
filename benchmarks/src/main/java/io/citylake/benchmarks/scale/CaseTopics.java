package io.citylake.benchmarks.scale;

import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.CityLoad;
import io.citylake.benchmarks.stack.LoadTopic;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every case finds its topics here: those with the same load share them. */
final class CaseTopics {
  /**
   * The topics of a load.
   *
   * @param warm whose records are measured
   */
  record Pair(LoadedTopic cold, LoadedTopic warm) {}

  private final Map<CityLoad, Pair> byLoad = new HashMap<>();

  /** Fills what the cases need. */
  static CaseTopics fill(
      List<ScaleCase> cases, ScaleSettings settings, BenchStack stack, ProgressLines lines) {
    CaseTopics topics = new CaseTopics();
    for (ScaleCase scaleCase : cases) {
      topics.byLoad.computeIfAbsent(
          scaleCase.load(), load -> pair(load, topics.byLoad.size(), settings, stack, lines));
    }
    return topics;
  }

  private static Pair pair(
      CityLoad load, int number, ScaleSettings settings, BenchStack stack, ProgressLines lines) {
    LoadTopic loadTopic = new LoadTopic(stack, load);
    Pair pair =
        new Pair(
            loadTopic.fill("cold-" + number, settings.coldRecords(), lines::loading),
            loadTopic.fill("warm-" + number, settings.records(), lines::loading));
    lines.loaded(pair.warm());
    return pair;
  }

  Pair of(ScaleCase scaleCase) {
    return byLoad.get(scaleCase.load());
  }
}
