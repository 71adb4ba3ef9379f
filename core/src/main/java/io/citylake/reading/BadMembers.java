package io.citylake.reading;

import io.citylake.catalogue.ListedType;
import io.citylake.catalogue.ListedType.ListedMetric;
import io.citylake.catalogue.Metric;
import io.citylake.catalogue.OnBadMetric;
import io.citylake.reading.ReadingDraft.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Bad members are those of one record that are bad while the rest may be good. Reused from record
 * to record.
 */
public final class BadMembers {
  /**
   * A bad member.
   *
   * @param name as the sender calls it
   * @param isMetric whether it stands among the metrics
   */
  private record BadMember(String name, boolean isMetric, Fault fault) {}

  private final List<BadMember> members = new ArrayList<>();
  private Map<String, OnBadMetric> rules = Map.of();

  void clear() {
    members.clear();
    rules = Map.of();
  }

  /**
   * Takes rules that outweigh the catalogue's for this record.
   *
   * @param rules by the catalogue's name of the metric
   */
  public void rules(Map<String, OnBadMetric> rules) {
    this.rules = rules;
  }

  /** What becomes of a bad value of {@code metric}. */
  public OnBadMetric rule(Metric metric) {
    return rules.isEmpty() ? metric.onBad() : rules.getOrDefault(metric.name(), metric.onBad());
  }

  void addMetric(String name, RejectionReason reason, String detail) {
    members.add(new BadMember(name, true, new Fault(reason, detail)));
  }

  void addField(String name, RejectionReason reason, String detail) {
    members.add(new BadMember(name, false, new Fault(reason, detail)));
  }

  /** Takes out those that reject the record by the rules. */
  public List<Fault> takeRejecting(ListedType type) {
    return members.isEmpty() ? List.of() : take(member -> rule(member, type) == OnBadMetric.REJECT);
  }

  /** Takes out the metrics. */
  public List<Fault> takeMetrics() {
    return take(BadMember::isMetric);
  }

  private List<Fault> take(Predicate<BadMember> which) {
    List<Fault> taken = members.stream().filter(which).map(BadMember::fault).toList();
    members.removeIf(which);
    return taken;
  }

  private OnBadMetric rule(BadMember member, ListedType type) {
    ListedMetric known = member.isMetric() ? type.metric(member.name()) : null;
    return known == null ? type.type().onBad() : rule(known.metric());
  }

  /** What is wrong with each, for people. */
  public Stream<String> details() {
    return members.stream().map(member -> member.fault().detail());
  }

  /**
   * Why each is bad, a reason and its detail, by its name: a metric's in the catalogue where that
   * knows it. Unmodifiable; empty for nearly every record.
   */
  public Map<String, String> byName(ListedType type) {
    if (members.isEmpty()) {
      return Map.of();
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (BadMember member : members) {
      ListedMetric known = member.isMetric() ? type.metric(member.name()) : null;
      byName.merge(
          known == null ? member.name() : known.metric().name(),
          member.fault().reason() + ": " + member.fault().detail(),
          (first, further) -> first + "; " + further);
    }
    return Collections.unmodifiableMap(byName);
  }
}
