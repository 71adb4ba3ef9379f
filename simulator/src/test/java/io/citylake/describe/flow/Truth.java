package io.citylake.describe.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What two made stations measured in a day: the same in every run. */
record Truth(List<Moment> moments) {
  private static final Instant BEGIN = Instant.parse("2026-01-15T00:10:00Z");

  /** One station at one time; Cel, percent, hPa. */
  record Moment(String station, Instant time, double temperature, int humidity, double pressure) {
    double fahrenheit() {
      return tenths(temperature * 9 / 5 + 32);
    }
  }

  static Truth made() {
    Random random = new Random(18);
    List<Moment> moments = new ArrayList<>();
    for (int step = 0; step < 100; step++) {
      Instant time = BEGIN.plus(Duration.ofMinutes(10L * step));
      for (String station : List.of("st-1", "st-2")) {
        moments.add(
            new Moment(
                station,
                time,
                tenths(random.nextDouble() * 20 - 4),
                40 + random.nextInt(50),
                tenths(985 + random.nextDouble() * 40)));
      }
    }
    return new Truth(moments);
  }

  private static double tenths(double number) {
    return Math.rint(number * 10) / 10;
  }

  /** A line for each moment. */
  String lines(Function<Moment, String> line) {
    return moments.stream().map(line).collect(Collectors.joining("\n"));
  }

  static String comma(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace('.', ',');
  }
}
