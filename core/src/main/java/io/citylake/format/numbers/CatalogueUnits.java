package io.citylake.format.numbers;

import io.citylake.catalogue.Metric;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.format.units.Gases;
import io.citylake.format.units.UnitConversion;
import io.citylake.format.units.Units;
import io.citylake.reading.Excerpt;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.RejectionReason;
import java.io.Serializable;
import java.util.Optional;

/**
 * The catalogue's units are what values become that come with the names of their metric and of
 * their unit.
 *
 * @param air to which masses of gases refer; null where nothing is stated
 */
public record CatalogueUnits(SensorCatalogue catalogue, Gases.Air air) implements Serializable {

  /** What the sensor type of {@code draft} calls {@code spelling}, by name or by alias. */
  public Optional<Metric> metric(String spelling, ReadingDraft draft) {
    String sensorType = draft.sensorType() == null ? "" : draft.sensorType();
    return catalogue.type(sensorType).flatMap(type -> type.metric(spelling));
  }

  /**
   * Adds a metric to {@code draft}; one that the catalogue does not know stays as it was sent.
   *
   * @param unit of {@code number}; null for the catalogue's
   */
  public void add(String name, double number, String unit, ReadingDraft draft) {
    Optional<Metric> known = metric(name, draft);
    if (known.isEmpty() || unit == null) {
      draft.metric(name, number);
      return;
    }
    Optional<UnitConversion> conversion = conversion(known.get(), unit);
    if (conversion.isPresent()) {
      draft.metric(name, conversion.get().apply(number));
    } else {
      draft.badMetric(
          name,
          RejectionReason.INVALID_VALUE,
          Excerpt.of(name) + " is in " + Excerpt.of(unit) + whyNot(unit, known.get().unit()));
    }
  }

  private Optional<UnitConversion> conversion(Metric metric, String from) {
    Optional<UnitConversion> conversion = Units.conversion(from, metric.unit());
    return conversion.isPresent() || air == null
        ? conversion
        : Gases.conversion(metric.name(), from, metric.unit(), air);
  }

  private String whyNot(String from, String to) {
    return air == null && Gases.areShareAndMass(from, to)
        ? ", which is " + to + " at a stated temperature and pressure only"
        : ", which does not convert to " + to;
  }
}
