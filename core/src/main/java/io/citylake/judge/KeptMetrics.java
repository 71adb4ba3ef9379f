package io.citylake.judge;

import io.citylake.catalogue.ListedType;
import io.citylake.catalogue.ListedType.ListedMetric;
import io.citylake.catalogue.Metric;
import io.citylake.catalogue.OnBadMetric;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The metrics of a record that a reading keeps: those of the catalogue that are plausible, and
 * others.
 */
final class KeptMetrics {
  private final ReadingDraft draft;
  private final ListedType type;
  private final double[] known;
  private Map<String, Double> others = Map.of();
  private Set<Integer> contradicted = Set.of();

  private KeptMetrics(ReadingDraft draft, ListedType type) {
    this.draft = draft;
    this.type = type;
    this.known = new double[type.metricCount()];
    Arrays.fill(known, Double.NaN);
  }

  /** Those of {@code draft}; what is not kept is noted there. */
  static KeptMetrics of(ReadingDraft draft, ListedType type) {
    KeptMetrics kept = new KeptMetrics(draft, type);
    for (int i = 0; i < draft.metricCount(); i++) {
      kept.add(draft.metricName(i), draft.metricValue(i));
    }
    return kept;
  }

  /** In the order of the sensor type's metrics; NaN where there is none. */
  double[] known() {
    return known;
  }

  /** Those that the catalogue does not know for the sensor type, as sent. */
  Map<String, Double> others() {
    return others;
  }

  /** Whether there is one that the catalogue knows. */
  boolean isAnyKnown() {
    for (double value : known) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private void add(String name, double value) {
    ListedMetric listed = type.metric(name);
    if (listed == null) {
      if (others.isEmpty()) {
        others = new LinkedHashMap<>();
      }
      others.put(name, value);
    } else if (listed.metric().accepts(value)) {
      keep(name, listed, value);
    } else {
      addImplausible(name, listed, value);
    }
  }

  /** One metric under two spellings is one where the values are equal, and none otherwise. */
  private void keep(String name, ListedMetric listed, double value) {
    int place = listed.place();
    if (contradicted.contains(place)) {
      return;
    }
    double other = known[place];
    if (Double.isNaN(other) || other == value) {
      known[place] = value;
      return;
    }
    known[place] = Double.NaN;
    if (contradicted.isEmpty()) {
      contradicted = new HashSet<>();
    }
    contradicted.add(place);
    draft.badMetric(
        name,
        RejectionReason.INVALID_VALUE,
        "%s = %s contradicts another spelling of it, %s".formatted(Excerpt.of(name), value, other));
  }

  private void addImplausible(String name, ListedMetric listed, double value) {
    Metric metric = listed.metric();
    String detail =
        "%s = %s %s, plausible is %s to %s"
            .formatted(metric.name(), value, metric.unit(), metric.min(), metric.max());
    if (draft.bad().rule(metric) == OnBadMetric.CLAMP && metric.isOvershotBy(value)) {
      double bound = metric.nearest(value);
      draft.badMetric(name, RejectionReason.OUT_OF_RANGE, detail + "; set to " + bound);
      keep(name, listed, bound);
    } else {
      draft.badMetric(name, RejectionReason.OUT_OF_RANGE, detail);
    }
  }
}
