package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntrantTest {
  @Test
  void namesTellAllApart() {
    assertThat(Entrant.all()).extracting(Entrant::name).doesNotHaveDuplicates();
  }

  @Test
  void contestantIsHeldAgainstWhoeverDoesTheSame() {
    Entrant flink = named("flink");

    assertThat(flink.on(Engine.LIMIT)).contains(named("limit-windows"));
    assertThat(flink.on(Engine.NAIVE)).contains(named("naive-windows"));
    assertThat(named("citylake-sliding").on(Engine.NAIVE)).isEmpty();
  }

  static Entrant named(String name) {
    return Entrant.all().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
  }
}
