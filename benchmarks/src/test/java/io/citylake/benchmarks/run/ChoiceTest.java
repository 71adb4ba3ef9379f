package io.citylake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final Choice<Integer> NUMBERS =
      new Choice<>("number", List.of(1, 2, 10), String::valueOf);

  @Test
  void allAreChosenWhereNoneIsNamed() {
    assertThat(NUMBERS.read(options(Map.of()))).containsExactly(1, 2, 10);
  }

  @Test
  void namedOnesComeInTheirOrderEachOnce() {
    assertThat(NUMBERS.read(options(Map.of("numbers", "10, 1,10")))).containsExactly(10, 1);
  }

  @Test
  void nameMayMeanSeveral() {
    ConfigReader options = options(Map.of("numbers", "2,1"));

    assertThat(NUMBERS.read(options, name -> name.equals("1") ? List.of(1, 10) : List.of(2)))
        .containsExactly(2, 1, 10);
  }

  @Test
  void eachUnknownNameIsAProblem() {
    ConfigReader options = options(Map.of("numbers", "1,7,"));

    assertThat(NUMBERS.read(options)).containsExactly(1);
    assertThatThrownBy(options::orThrow)
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("no number is called \"7\"; there are 1, 2, 10")
        .hasMessageContaining("no number is called \"\"");
  }

  private static ConfigReader options(Map<String, Object> given) {
    return ConfigReader.of(ConfigFactory.parseMap(given), "command line");
  }
}
