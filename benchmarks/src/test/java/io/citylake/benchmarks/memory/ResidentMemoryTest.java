package io.citylake.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  @Test
  void kibibytesOfTheSystemAreBytes() {
    ResidentMemory memory =
        ResidentMemory.parse(
            List.of("Name:\tjava", "VmHWM:\t    2048 kB", "VmRSS:\t    1024 kB", "Threads:\t9"));

    assertThat(memory.now()).hasValue(1 << 20);
    assertThat(memory.peak()).hasValue(2 << 20);
  }

  @Test
  void processThatTellsNothingHasNoFigures() {
    ResidentMemory memory = ResidentMemory.parse(List.of("Name:\tkthreadd"));

    assertThat(memory.now()).isEmpty();
    assertThat(memory.peak()).isEmpty();
  }
}
