package io.citylake.catalogue;

import static io.citylake.catalogue.OnBadMetric.CLAMP;
import static io.citylake.catalogue.OnBadMetric.DROP_METRIC;
import static io.citylake.catalogue.OnBadMetric.REJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadCatalogueTest {
  @TempDir private Path directory;

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws IOException {
    Path folder = Path.of("src/test/resources/io/citylake/catalogue");

    assertThatThrownBy(() -> read(folder.resolve("faulty-sensors.conf")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessage(Files.readString(folder.resolve("faulty-sensors.golden")).strip());
  }

  @Test
  void fileThatIsNotThereIsOneProblem() {
    Path missing = directory.resolve("nowhere.conf");

    assertThatThrownBy(() -> read(missing))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith("citylake: 1 configuration error, nothing was started")
        .hasMessageContaining("catalogue.sensors-file")
        .hasMessageContaining("nowhere.conf");
  }

  @Test
  void fileThatIsNoConfigurationIsOneProblemWithItsLine() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.conf"), "sensors {\n  parking {\n");

    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageStartingWith("citylake: 1 configuration error, nothing was started")
        .hasMessageContaining("broken.conf: 3");
  }

  @Test
  void sameMetricInTheSameUnitIsSharedBySensorTypes() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            sensors {
              weather { entity = "", cadence = 60s, metrics {
                temperature { unit = Cel, min = -60, max = 60, aliases = [], description = air } } }
              vehicle { entity = "", cadence = 10s, metrics {
                temperature { unit = Cel, min = -60, max = 250, aliases = [], description = engine } } }
            }
            """);

    SensorCatalogue catalogue = read(file);

    assertThat(catalogue.metricNames()).containsExactly("temperature");
    assertThat(accepts(catalogue, "weather", 200)).isFalse();
    assertThat(accepts(catalogue, "vehicle", 200)).isTrue();
  }

  @Test
  void ruleForBadMetricsIsTheNearestThatIsStated() throws IOException {
    String metrics =
        """
        a { unit = "1", min = 0, max = 1, aliases = [], description = a }
        b { unit = "1", min = 0, max = 1, on-bad-metric = clamp, aliases = [], description = b }""";
    Path file =
        Files.writeString(
            directory.resolve("sensors.conf"),
            """
            on-bad-metric = reject
            sensors {
              strict { entity = "", cadence = 60s, metrics { %1$s } }
              lenient { entity = "", cadence = 60s, on-bad-metric = drop-metric, metrics { %1$s } }
            }
            """
                .formatted(metrics));

    SensorCatalogue catalogue = read(file);

    assertThat(rules(catalogue, "strict")).containsExactly(REJECT, REJECT, CLAMP);
    assertThat(rules(catalogue, "lenient")).containsExactly(DROP_METRIC, DROP_METRIC, CLAMP);
  }

  @Test
  void ruleForBadMetricsThatNobodyKnowsIsAnError() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("sensors.conf"), "on-bad-metric = ignore\nsensors {}\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("on-bad-metric = \"ignore\"")
        .hasMessageContaining("drop-metric, reject, clamp");
  }

  /** The rule of the sensor type, then those of its metrics. */
  private static List<OnBadMetric> rules(SensorCatalogue catalogue, String name) {
    SensorType type = catalogue.type(name).orElseThrow();
    List<OnBadMetric> rules = new ArrayList<>(List.of(type.onBad()));
    type.metrics().forEach(metric -> rules.add(metric.onBad()));
    return rules;
  }

  private static boolean accepts(SensorCatalogue catalogue, String type, double celsius) {
    return catalogue.type(type).orElseThrow().metric("temperature").orElseThrow().accepts(celsius);
  }

  private static SensorCatalogue read(Path file) {
    Config config = ConfigFactory.parseMap(Map.of("catalogue.sensors-file", file.toString()));
    ConfigReader problems = ConfigReader.of(config, "citylake.conf");
    SensorCatalogue catalogue =
        ReadCatalogue.fromFile(file, problems, Tables.reservedRecordColumns());
    problems.orThrow();
    return catalogue;
  }
}
