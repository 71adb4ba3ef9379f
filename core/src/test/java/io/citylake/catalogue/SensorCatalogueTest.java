package io.citylake.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.tables.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue that the jar holds. */
class SensorCatalogueTest {
  private static final SensorCatalogue CATALOGUE = ReadCatalogue.defaults();

  static Stream<SensorType> sensorTypes() {
    return CATALOGUE.types().stream();
  }

  @Test
  void holdsTheTenSensorTypes() {
    assertThat(CATALOGUE.types())
        .extracting(SensorType::name)
        .containsExactlyInAnyOrder(
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

  @ParameterizedTest(name = "{0}")
  @MethodSource("sensorTypes")
  void sensorTypeMeasuresSomethingAndReportsNowAndThen(SensorType type) {
    assertThat(type.metrics()).isNotEmpty();
    assertThat(type.cadence()).isPositive();
  }

  @ParameterizedTest(name = "{1} of {0} is {2}")
  @CsvSource({
    "air_quality, pm25,                 pm2_5",
    "air_quality, PM2.5,                pm2_5",
    "air_quality, pm2_5,                pm2_5",
    "traffic,     average_speed,        average_vehicle_speed",
    "parking,     available_spaces,     available_spot_number",
    "weather,     humidity,             relative_humidity",
    "energy,      power_kw,             active_power"
  })
  void otherSpellingIsTheSameMetric(String type, String spelling, String metric) {
    assertThat(CATALOGUE.type(type).orElseThrow().metric(spelling))
        .get()
        .extracting(Metric::name)
        .isEqualTo(metric);
  }

  @Test
  void spellingOfAnotherSensorTypeIsUnknown() {
    assertThat(CATALOGUE.type("parking").orElseThrow().metric("pm25")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sensorTypes")
  void listedTypeKnowsThePlaceOfEachOfItsMetricsUnderEachSpelling(SensorType type) {
    ListedType listed = CATALOGUE.listed(type.name());

    assertThat(listed.type()).isSameAs(type);
    assertThat(listed.metric("no such metric")).isNull();
    for (int place = 0; place < type.metrics().size(); place++) {
      Metric metric = type.metrics().get(place);
      assertThat(listed.metric(metric.name()))
          .isEqualTo(new ListedType.ListedMetric(metric, place));
      assertThat(listed.index(place)).isEqualTo(CATALOGUE.indexOf(metric.name()));
      assertThat(metric.aliases())
          .allSatisfy(
              alias ->
                  assertThat(listed.metric(alias).metric())
                      .isEqualTo(type.metric(alias).orElseThrow()));
    }
  }

  @Test
  void anEarlierOrderOfMetricsIsKeptAndNewOnesFollow() {
    List<String> own = names(CATALOGUE, "weather");
    String last = own.get(own.size() - 1);

    SensorCatalogue ordered = CATALOGUE.beginningWith(Map.of("weather", List.of(last, "gone")));

    assertThat(names(ordered, "weather")).startsWith(last).containsExactlyInAnyOrderElementsOf(own);
    assertThat(names(ordered, "weather").subList(1, own.size()))
        .isEqualTo(own.subList(0, own.size() - 1));
    assertThat(names(ordered, "gps")).isEqualTo(names(CATALOGUE, "gps"));
    assertThat(ordered.metricNames()).isEqualTo(CATALOGUE.metricNames());
  }

  private static List<String> names(SensorCatalogue catalogue, String type) {
    return catalogue.type(type).orElseThrow().metrics().stream().map(Metric::name).toList();
  }

  @Test
  void typeThatNobodyDeclaredIsNotListed() {
    assertThat(CATALOGUE.listed("toaster")).isNull();
  }

  @Test
  void metricsAreListedOnceAndInOrder() {
    List<String> names = CATALOGUE.metricNames();

    assertThat(names).isSorted().doesNotHaveDuplicates().hasSize(CATALOGUE.metricCount());
    assertThat(names.get(CATALOGUE.indexOf("pm10"))).isEqualTo("pm10");
    assertThat(CATALOGUE.unit("pm10")).isEqualTo("ug/m3");
  }

  @Test
  void noMetricTakesAColumnOfTheLake() {
    assertThat(CATALOGUE.metricNames()).doesNotContainAnyElementsOf(Tables.reservedRecordColumns());
  }

  @Test
  void metricAcceptsBothEndsOfItsRangeAndNoNaN() {
    Metric occupancy = CATALOGUE.type("parking").orElseThrow().metric("occupancy").orElseThrow();

    assertThat(occupancy.accepts(0)).isTrue();
    assertThat(occupancy.accepts(1)).isTrue();
    assertThat(occupancy.accepts(Math.nextUp(1.0))).isFalse();
    assertThat(occupancy.accepts(Math.nextDown(0.0))).isFalse();
    assertThat(occupancy.accepts(Double.NaN)).isFalse();
  }

  @Test
  void catalogueTravelsToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(CATALOGUE);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SensorCatalogue arrived = (SensorCatalogue) in.readObject();

      assertThat(arrived.metricNames()).isEqualTo(CATALOGUE.metricNames());
      assertThat(arrived.type("air_quality").orElseThrow().metric("pm25")).isPresent();
    }
  }
}
