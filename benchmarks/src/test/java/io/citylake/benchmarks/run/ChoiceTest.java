package io.citylake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
  private static final Choice<Integer> NUMBERS =
      new Choice<>("number", List.of(1, 2, 10), String::valueOf);

  private final Faults faults = new Faults();

  @Test
  void allAreChosenWhereNoneIsNamed() {
    assertThat(NUMBERS.read(Optional.empty(), faults)).containsExactly(1, 2, 10);
  }

  @Test
  void namedOnesComeInTheirOrderEachOnce() {
    assertThat(NUMBERS.read(Optional.of("10, 1,10"), faults)).containsExactly(10, 1);
  }

  @Test
  void asteriskMeansAllThatBeginSo() {
    assertThat(NUMBERS.read(Optional.of("2,1*"), faults)).containsExactly(2, 1, 10);
    faults.orThrow();
  }

  @Test
  void eachUnknownNameIsAFault() {
    assertThat(NUMBERS.read(Optional.of("1,7,x*"), faults)).containsExactly(1);
    assertThatThrownBy(faults::orThrow)
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("--numbers = 7")
        .hasMessageContaining("--numbers = x*")
        .hasMessageContaining("there are 1, 2, 10");
  }
}
