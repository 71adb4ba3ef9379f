package io.citylake.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowSidesTest {
  private static final String FROST = "3, %s, -0.3, 0.2, 0.14";

  private final SparkSession spark = TestSpark.session();

  @ParameterizedTest
  @CsvSource({"5.551115123125783E-17, 2.7755575615628914E-17", "0.0, -1e-10", "-1e-10, 0.0"})
  void sumsOfValuesThatCancelEachOtherAreTheSameButForTheOrderOfAddition(String a, String b) {
    assertThat(same(FROST.formatted(a), FROST.formatted(b))).isTrue();
  }

  @Test
  void sumsThatAreOffByMoreThanTheOrderOfAdditionAreNotTheSame() {
    assertThat(same(FROST.formatted("0.0"), FROST.formatted("1e-8"))).isFalse();
    assertThat(same("2, 2e-7, 1e-7, 1e-7, 2e-14", "2, 2.00001e-7, 1e-7, 1e-7, 2e-14")).isFalse();
    assertThat(same("2, 2.0, 1, 1, 2.0", "2, 2.0, 1, 1, 2.0000001")).isFalse();
  }

  @Test
  void sumsOfZerosAreTheSame() {
    assertThat(same("2, 0.0, 0, 0, 0.0", "2, -0.0, 0, 0, 0.0")).isTrue();
  }

  @Test
  void countMinimumAndMaximumAreExact() {
    String side = "2, 3.0, 1.0, 2.0, 5.0";
    assertThat(same(side, side)).isTrue();
    assertThat(same(side, "3, 3.0, 1.0, 2.0, 5.0")).isFalse();
    assertThat(same(side, "2, 3.0, 1.0000000000001, 2.0, 5.0")).isFalse();
    assertThat(same(side, "2, 3.0, 1.0, 2.0000000000001, 5.0")).isFalse();
  }

  @Test
  void sideThatIsMissingIsTheSameAsAnotherThatIsMissingOnly() {
    String side = "2, 3.0, 1.0, 2.0, 5.0";
    assertThat(same(null, null)).isTrue();
    assertThat(same(side, null)).isFalse();
    assertThat(same(null, side)).isFalse();
  }

  private boolean same(String a, String b) {
    return spark
        .sql("select %s as a, %s as b".formatted(side(a), side(b)))
        .select(WindowSides.same("a", "b"))
        .head()
        .getBoolean(0);
  }

  /**
   * @param values count, sum, minimum, maximum, sum of squares; null for no such window
   */
  private static String side(String values) {
    String[] names = {"reading_count", "value_sum", "value_min", "value_max", "value_sum_squares"};
    String[] parts = (values == null ? "0,0,0,0,0" : values).split(",", -1);
    StringBuilder struct = new StringBuilder("named_struct(");
    for (int i = 0; i < names.length; i++) {
      String type = i == 0 ? "bigint" : "double";
      struct.append("'%s', cast('%s' as %s)".formatted(names[i], parts[i].strip(), type));
      struct.append(i + 1 < names.length ? ", " : ")");
    }
    return values == null ? "if(true, null, %s)".formatted(struct) : struct.toString();
  }
}
