package io.citylake.describe.metrics;

import io.citylake.catalogue.Metric;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.table.TableColumn;
import io.citylake.describe.words.Words;
import io.citylake.format.units.Units;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Guesses in which unit a column writes a metric: by what the file says, else by its range. */
final class GuessUnit {
  /** Quantities that are written in several units whose values look alike. */
  private static final Set<String> LOOK_ALIKE = Set.of("km/h", "m/s", "mm", "m", "km", "cm");

  private static final Set<String> GASES = Set.of("ug/m3", "mg/m3");
  private static final Set<String> PARTICLES = Set.of("pm1", "pm2_5", "pm10");

  private final Words words;

  GuessUnit(Words words) {
    this.words = words;
  }

  /**
   * The unit; empty where the file states one that the metric cannot be in.
   *
   * @param stated as the file writes it; empty where it does not
   * @param numbers that mean a value
   */
  Optional<UnitGuess> of(Metric metric, String stated, double[] numbers) {
    if (stated.isEmpty() || isCount(metric)) {
      return Optional.of(byRange(metric, numbers));
    }
    String unit = words.unit(stated).orElse(stated);
    if (Units.conversion(unit, metric.unit()).isPresent()) {
      return Optional.of(new UnitGuess(unit, "unit stated as \"" + stated + "\"", Confidence.SURE));
    }
    boolean isKnown = words.unit(stated).isPresent();
    return isKnown ? Optional.empty() : Optional.of(byRange(metric, numbers));
  }

  private static boolean isCount(Metric metric) {
    return Set.of("places", "vehicles", "people", "units").contains(metric.unit());
  }

  private static UnitGuess byRange(Metric metric, double[] numbers) {
    double median = TableColumn.median(numbers);
    Optional<TypicalUnits.Typical> typical = TypicalUnits.of(metric, median);
    if (typical.isPresent()) {
      String unit = typical.get().unit();
      return new UnitGuess(
          unit,
          "no unit stated, half of the values are below %s".formatted(shown(median)),
          typical.get().isTold() ? Confidence.LIKELY : confidence(metric, unit));
    }
    return metric.unit().equals("%") || metric.unit().equals("1")
        ? share(metric, numbers)
        : new UnitGuess(metric.unit(), "no unit stated", plain(metric));
  }

  /** Celsius is what nearly all write who state nothing; in Fahrenheit it would be a hard frost. */
  private static Confidence confidence(Metric metric, String unit) {
    return unit.equals(metric.unit()) ? Confidence.LIKELY : Confidence.UNSURE;
  }

  private static UnitGuess share(Metric metric, double[] numbers) {
    double highest = Arrays.stream(numbers).max().orElse(Double.NaN);
    boolean isShare = highest <= 1 && highest > 0;
    boolean isPercent = highest > 1 && highest <= 110 && metric.max() == 1;
    String by = "no unit stated, no value is over " + shown(highest);
    if (metric.unit().equals("%") && isShare) {
      return new UnitGuess("1", by, Confidence.UNSURE);
    }
    return isPercent
        ? new UnitGuess("%", by, Confidence.LIKELY)
        : new UnitGuess(metric.unit(), by, Confidence.LIKELY);
  }

  private static Confidence plain(Metric metric) {
    boolean isGas = GASES.contains(metric.unit()) && !PARTICLES.contains(metric.name());
    return isGas || LOOK_ALIKE.contains(metric.unit()) ? Confidence.UNSURE : Confidence.LIKELY;
  }

  private static String shown(double number) {
    return String.valueOf(Math.rint(number * 100) / 100);
  }
}
