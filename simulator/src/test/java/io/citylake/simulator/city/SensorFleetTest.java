package io.citylake.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.catalogue.SensorType;
import io.citylake.time.EventTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SensorFleetTest {
  private static final long NOON = EventTime.toMicros(Instant.parse("2026-01-15T12:00:00Z"));

  @Test
  void largerFleetBeginsWithTheSameSensors() {
    List<Sensor> few = new SensorFleet(42, 100).sensors();
    List<Sensor> many = new SensorFleet(42, 1000).sensors();

    assertThat(many.subList(0, 100))
        .usingRecursiveFieldByFieldElementComparatorOnFields(
            "id", "seed", "district", "latitude", "longitude")
        .isEqualTo(few);
  }

  @Test
  void anotherSeedIsAnotherCity() {
    assertThat(ids(new SensorFleet(1, 100))).isNotEqualTo(ids(new SensorFleet(2, 100)));
  }

  @Test
  void twentySensorsHoldAllTenTypes() {
    assertThat(new SensorFleet(42, 20).sensors())
        .extracting(Sensor::sensorType)
        .containsOnly(
            "air_quality",
            "traffic",
            "parking",
            "weather",
            "energy",
            "environment",
            "vehicle",
            "gps",
            "camera",
            "emergency");
  }

  @Test
  void thousandSensorsStandInEveryDistrictOfEveryCityUnderIdsOfTheirOwn() {
    List<Sensor> sensors = new SensorFleet(42, 1000).sensors();

    assertThat(sensors).extracting(Sensor::id).doesNotHaveDuplicates();
    for (City city : Cities.ALL) {
      assertThat(sensors)
          .filteredOn(s -> s.cityName().equals(city.name()))
          .extracting(Sensor::district)
          .contains(city.districts().toArray(String[]::new));
    }
  }

  @Test
  void measurementsDoNotDependOnTheOrderOfAsking() {
    SensorFleet fleet = new SensorFleet(42, 60);
    List<Question> questions = new ArrayList<>();
    for (Sensor sensor : fleet.sensors()) {
      for (int minute = 0; minute < 90; minute += 7) {
        questions.add(new Question(sensor.index(), NOON + minute * Micros.MINUTE));
      }
    }
    Map<Question, ObservedMetrics> answers = new HashMap<>();
    questions.forEach(q -> answers.put(q, q.ask(fleet)));

    Collections.shuffle(questions, new Random(1));
    SensorFleet another = new SensorFleet(42, 60);
    assertThat(questions).allSatisfy(q -> assertThat(q.ask(another)).isEqualTo(answers.get(q)));
  }

  @Test
  void everyMetricIsInTheCatalogueAndPlausibleAtAnyTimeOfTheYear() {
    SensorCatalogue catalogue = ReadCatalogue.defaults();
    SensorFleet fleet = new SensorFleet(42, 400);
    for (long time = NOON; time < NOON + 365 * Micros.DAY; time += 37 * Micros.HOUR) {
      for (Sensor sensor : fleet.sensors()) {
        SensorType type = catalogue.type(sensor.sensorType()).orElseThrow();
        ObservedMetrics.of(fleet, sensor, time)
            .metrics
            .forEach(
                (name, value) ->
                    assertThat(type.metric(name))
                        .as("%s %s = %s", sensor, name, value)
                        .hasValueSatisfying(metric -> assertThat(metric.accepts(value)).isTrue()));
      }
    }
  }

  @Test
  void vehiclesMoveAndOthersStayWhereTheyAre() {
    SensorFleet fleet = new SensorFleet(42, 200);
    Map<Boolean, List<Sensor>> moving =
        fleet.sensors().stream()
            .collect(Collectors.partitioningBy(s -> s.sensorType().matches("vehicle|gps")));

    assertThat(moving.get(true)).isNotEmpty().allMatch(s -> metresAMinute(fleet, s) > 100);
    assertThat(moving.get(false)).isNotEmpty().allMatch(s -> metresAMinute(fleet, s) == 0);
  }

  private record Question(int sensor, long micros) {
    ObservedMetrics ask(SensorFleet fleet) {
      return ObservedMetrics.of(fleet, fleet.sensors().get(sensor), micros);
    }
  }

  private static double metresAMinute(SensorFleet fleet, Sensor sensor) {
    ObservedMetrics before = ObservedMetrics.of(fleet, sensor, NOON);
    ObservedMetrics after = ObservedMetrics.of(fleet, sensor, NOON + Micros.MINUTE);
    double north = after.latitude - before.latitude;
    double east = (after.longitude - before.longitude) * Math.cos(Math.toRadians(before.latitude));
    return 111_320 * Math.hypot(north, east);
  }

  private static List<String> ids(SensorFleet fleet) {
    return fleet.sensors().stream().map(Sensor::id).toList();
  }
}
