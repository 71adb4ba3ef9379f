package io.citylake.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.EventTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CityPatternsTest {
  private static final SensorFleet FLEET = new SensorFleet(7, 400);
  private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

  /** Days enough for the weather to change. */
  private static final int DAYS = 28;

  private static final LocalDate A_MONDAY_IN_SPRING = LocalDate.of(2026, 4, 13);

  private static final int MORNING_RUSH_HOUR = 8;
  private static final int EARLY_AFTERNOON = 14;
  private static final int NIGHT = 3;

  @Test
  void rushHourFillsTheRoadsAndSlowsThem() {
    assertThat(mean("traffic", "intensity", MORNING_RUSH_HOUR, this::isWorkday))
        .isGreaterThan(8 * mean("traffic", "intensity", NIGHT, this::isWorkday));
    assertThat(mean("traffic", "average_vehicle_speed", MORNING_RUSH_HOUR, this::isWorkday))
        .isLessThan(0.75 * mean("traffic", "average_vehicle_speed", NIGHT, this::isWorkday));
    assertThat(mean("vehicle", "speed", MORNING_RUSH_HOUR, this::isWorkday))
        .isLessThan(0.75 * mean("vehicle", "speed", NIGHT, this::isWorkday));
  }

  @Test
  void weekendMorningHasNoRushHour() {
    assertThat(mean("traffic", "intensity", MORNING_RUSH_HOUR, day -> !isWorkday(day)))
        .isLessThan(0.5 * mean("traffic", "intensity", MORNING_RUSH_HOUR, this::isWorkday));
  }

  @Test
  void someCarParksFillInTheMorningAndEmptyAtNight() {
    double fullest =
        warsaw("parking").stream()
            .mapToDouble(s -> mean(s, "occupancy", EARLY_AFTERNOON, this::isWorkday))
            .max()
            .orElseThrow();
    double emptiestAtNight =
        warsaw("parking").stream()
            .mapToDouble(s -> mean(s, "occupancy", NIGHT, this::isWorkday))
            .min()
            .orElseThrow();
    assertThat(fullest).isGreaterThan(0.8);
    assertThat(emptiestAtNight).isLessThan(0.1);
  }

  @Test
  void rainWashesTheAirAndColdMakesMetersTurn() {
    assertThat(mean("air_quality", "pm10", w -> w.wetness() > 0.8))
        .isLessThan(0.8 * mean("air_quality", "pm10", w -> w.rain() == 0));
    assertThat(mean("energy", "energy_consumption", w -> w.temperature() < 5))
        .isGreaterThan(1.2 * mean("energy", "energy_consumption", w -> w.temperature() > 14));
  }

  @Test
  void temperatureFollowsTheDayAndTheSeason() {
    double afternoon = mean("weather", "temperature", EARLY_AFTERNOON, day -> true);
    assertThat(afternoon).isGreaterThan(3 + mean("weather", "temperature", NIGHT, day -> true));
    assertThat(weather(Cities.WARSAW, "2026-07-15T12:00:00Z").temperature())
        .isGreaterThan(10 + weather(Cities.WARSAW, "2026-01-15T12:00:00Z").temperature());
    assertThat(weather(Cities.MELBOURNE, "2026-01-15T02:00:00Z").temperature())
        .as("seasons are the other way round in the south")
        .isGreaterThan(weather(Cities.MELBOURNE, "2026-07-15T02:00:00Z").temperature());
  }

  @Test
  void sunShinesByDayOnly() {
    assertThat(weather(Cities.WARSAW, "2026-06-21T10:30:00Z").solarRadiation()).isGreaterThan(150);
    assertThat(weather(Cities.WARSAW, "2026-06-21T23:30:00Z").solarRadiation()).isZero();
  }

  @Test
  void rushHoursFollowTheCitysOwnClock() {
    long instant = micros(Instant.parse("2026-04-15T02:30:00Z"));
    assertThat(Conditions.of(7, Cities.DELHI, instant / Micros.MINUTE).traffic())
        .as("eight in the morning in Delhi")
        .isGreaterThan(0.8);
    assertThat(Conditions.of(7, Cities.WARSAW, instant / Micros.MINUTE).traffic())
        .as("half past four in Warsaw")
        .isLessThan(0.1);
  }

  @Test
  void clocksFollowDaylightSavingTime() {
    assertThat(localHour("2026-01-15T07:00:00Z")).isEqualTo(8);
    assertThat(localHour("2026-07-15T06:00:00Z")).isEqualTo(8);
  }

  private static double localHour(String instant) {
    return LocalMoment.of(Cities.WARSAW, micros(Instant.parse(instant))).hour();
  }

  private static Weather weather(City city, String instant) {
    return Conditions.of(7, city, micros(Instant.parse(instant)) / Micros.MINUTE).weather();
  }

  private double mean(String type, String metric, int localHour, Predicate<LocalDate> days) {
    return mean(warsaw(type), s -> mean(s, metric, localHour, days));
  }

  private static double mean(Sensor sensor, String metric, int hour, Predicate<LocalDate> days) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = A_MONDAY_IN_SPRING.plusDays(i);
      if (days.test(day)) {
        long micros = micros(day.atTime(hour, 0).atZone(WARSAW).toInstant());
        addIfMeasured(values, sensor, metric, micros);
      }
    }
    return mean(values, v -> v);
  }

  /** Over every hour of a year in whose weather {@code when} holds. */
  private static double mean(String type, String metric, Predicate<Weather> when) {
    List<Double> values = new ArrayList<>();
    long start = micros(Instant.parse("2026-01-01T00:00:00Z"));
    for (long hour = 0; hour < 365 * 24; hour++) {
      long micros = start + hour * Micros.HOUR;
      if (when.test(Conditions.of(7, Cities.WARSAW, micros / Micros.MINUTE).weather())) {
        warsaw(type).forEach(sensor -> addIfMeasured(values, sensor, metric, micros));
      }
    }
    return mean(values, v -> v);
  }

  private static void addIfMeasured(
      List<Double> values, Sensor sensor, String metric, long micros) {
    Double value = ObservedMetrics.of(FLEET, sensor, micros).metrics.get(metric);
    if (value != null) {
      values.add(value);
    }
  }

  private static <T> double mean(List<T> of, ToDoubleFunction<T> value) {
    return of.stream().mapToDouble(value).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static List<Sensor> warsaw(String type) {
    return FLEET.sensors().stream()
        .filter(s -> s.cityName().equals("Warsaw") && s.sensorType().equals(type))
        .toList();
  }

  private boolean isWorkday(LocalDate day) {
    return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  private static long micros(Instant instant) {
    return EventTime.toMicros(instant);
  }
}
