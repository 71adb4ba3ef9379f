package io.citylake.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void machineIsDescribedAsFarAsTheSystemTells() {
    Machine machine = Machine.thisOne();

    assertThat(machine.cores()).isPositive();
    assertThat(machine.processor()).isNotBlank();
    assertThat(machine.text()).contains(System.getProperty("os.name")).doesNotContain("null");
  }
}
