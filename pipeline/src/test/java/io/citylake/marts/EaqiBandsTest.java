package io.citylake.marts;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.models.ReadMarts;
import io.citylake.session.TestSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EaqiBandsTest {
  private static final String PUBLISHED =
      "src/test/resources/golden/marts/2026-01-15-air-quality/published-bands.csv";

  private final SparkSession spark = TestSpark.session();

  @Test
  void bandLimitsAreThoseOfTheEuropeanEnvironmentAgency() {
    assertThat(modelled()).containsExactlyInAnyOrderElementsOf(published());
  }

  /** As "pm2_5 fair 6-15": the published table has whole numbers. */
  private List<String> published() {
    List<String> bands = new ArrayList<>();
    List<Row> table =
        spark
            .read()
            .option("header", true)
            .option("comment", "#")
            .option("ignoreLeadingWhiteSpace", true)
            .csv(PUBLISHED)
            .collectAsList();
    for (Row pollutant : table) {
      Arrays.stream(pollutant.schema().fieldNames())
          .skip(1)
          .map(band -> "%s %s %s".formatted(pollutant.getString(0), band, pollutant.getAs(band)))
          .forEach(bands::add);
    }
    return bands;
  }

  private List<String> modelled() {
    return spark.sql(model("int_eaqi_bands")).collectAsList().stream()
        .map(EaqiBandsTest::asPublished)
        .toList();
  }

  private static String asPublished(Row band) {
    int above = band.getAs("above_ug_m3");
    Integer upTo = band.getAs("up_to_ug_m3");
    String first = band.<Integer>getAs("band") == 1 ? "0" : Integer.toString(above + 1);
    String range = upTo == null ? ">" + above : first + "-" + upTo;
    return "%s %s %s".formatted(band.getAs("pollutant"), band.getAs("band_name"), range);
  }

  private static String model(String name) {
    return ReadMarts.packed().intermediate().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow()
        .sql();
  }
}
