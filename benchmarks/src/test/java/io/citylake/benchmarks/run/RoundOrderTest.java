package io.citylake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundOrderTest {
  private static final List<String> CONTESTANTS = List.of("a", "b", "c");

  @Test
  void eachRoundBeginsWithTheNext() {
    assertThat(RoundOrder.of(1, CONTESTANTS)).containsExactly("a", "b", "c");
    assertThat(RoundOrder.of(2, CONTESTANTS)).containsExactly("b", "c", "a");
    assertThat(RoundOrder.of(3, CONTESTANTS)).containsExactly("c", "a", "b");
    assertThat(RoundOrder.of(4, CONTESTANTS)).containsExactly("a", "b", "c");
  }
}
