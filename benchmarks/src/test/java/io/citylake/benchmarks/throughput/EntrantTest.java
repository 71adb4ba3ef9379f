package io.citylake.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntrantTest {
  @Test
  void namesTellAllApart() {
    assertThat(Entrant.all()).extracting(Entrant::name).doesNotHaveDuplicates();
    assertThat(Entrant.all())
        .allSatisfy(entrant -> assertThat(Entrant.named(entrant.name())).containsExactly(entrant));
  }

  @Test
  void asteriskMeansAllThatBeginSo() {
    assertThat(Entrant.named("naive*"))
        .extracting(Entrant::name)
        .containsExactly("naive", "naive-records", "naive-windows");
    assertThat(Entrant.named("no*")).isEmpty();
  }

  @Test
  void contestantIsHeldAgainstWhoeverDoesTheSame() {
    Entrant flink = Entrant.named("flink").get(0);

    assertThat(flink.on(Engine.LIMIT)).contains(Entrant.named("limit-windows").get(0));
    assertThat(flink.on(Engine.NAIVE)).contains(Entrant.named("naive-windows").get(0));
    assertThat(Entrant.named("citylake-sliding").get(0).on(Engine.NAIVE)).isEmpty();
  }
}
