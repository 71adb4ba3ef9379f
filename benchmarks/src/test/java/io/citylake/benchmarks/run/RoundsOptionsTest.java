package io.citylake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class RoundsOptionsTest {
  @Command(name = "test")
  private static final class TestCommand {
    @Mixin private RoundsOptions rounds;
  }

  @Test
  void roundsAreOneMoreThanTheOptionsOfARun() {
    RoundsOptions options = parsed("--rounds", "5", "--seed", "7", "--folder", "/x");

    assertThat(given(options))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("rounds", "5", "seed", "7", "heap", "2g", "folder", "/x"));
  }

  @Test
  void keysAreNoOptions() {
    RoundsOptions options = parsed("--set", "a=1", "--set", "b=2");

    assertThat(options.keys()).isEqualTo(Map.of("a", "1", "b", "2"));
    assertThat(given(options)).containsOnlyKeys("rounds", "seed", "heap", "folder");
  }

  private static RoundsOptions parsed(String... arguments) {
    TestCommand command = new TestCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.rounds;
  }

  private static Map<String, Object> given(RoundsOptions options) {
    Map<String, Object> given = new LinkedHashMap<>();
    options.addTo(given);
    return given;
  }
}
