package io.citylake.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.tables.Tables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadMartsTest {
  private static final MartModels MODELS = ReadMarts.packed();

  @Test
  void martHasItsQueryItsColumnsAndItsChecks() {
    Mart mart = MODELS.mart("daily_metrics");

    assertThat(mart.sql()).contains("from   totals");
    assertThat(mart.grain()).containsExactly("day", "city", "district", "sensor_type", "metric");
    assertThat(mart.isPublished()).isTrue();
    MartColumn completeness =
        mart.columns().stream().filter(c -> c.name().equals("completeness")).findFirst().get();
    assertThat(completeness.column().unit()).isEqualTo("1");
    assertThat(completeness.column().isRequired()).isFalse();
    assertThat(completeness.range()).contains(new MartColumn.Range(0, 1));
    assertThat(mart.checks())
        .extracting(MartCheck::name)
        .contains("about as many rows as the day before");
  }

  @Test
  void featuresStayInTheLake() {
    assertThat(MODELS.mart("sensor_features").isPublished()).isFalse();
  }

  @Test
  void windowsComeFirstAndHaveTheColumnsOfTheSpeedLayer() {
    Mart windows = MODELS.marts().get(0);

    assertThat(windows.name()).isEqualTo(Mart.WINDOWS);
    assertThat(windows.table().columnNames())
        .containsAll(
            Tables.WINDOWS.columnNames().stream().filter(c -> !c.equals("updated_at")).toList());
  }

  @Test
  void unknownMartIsNamed() {
    assertThatThrownBy(() -> MODELS.mart("daily_mertics"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("daily_mertics");
  }

  @Test
  void misspeltKeyIsNamedWithItsFile() {
    YamlNode file = new YamlNode("sql/marts/marts/m.yml", Map.of("mart", "m", "grian", List.of()));

    assertThatThrownBy(() -> file.only(Set.of("mart", "grain")))
        .hasMessage("sql/marts/marts/m.yml has no use for grian");
  }

  @Test
  void missingKeyAndWrongKindAreNamedWithTheirPlace() {
    YamlNode file = new YamlNode("m.yml", Map.of("columns", Map.of("level", Map.of("type", 1))));
    YamlNode level = file.required("columns").required("level");

    assertThatThrownBy(() -> level.required("doc")).hasMessage("m.yml: columns: level lacks doc");
    assertThatThrownBy(() -> level.required("type").text())
        .hasMessage("m.yml: columns: level: type must be text");
  }
}
