package io.citylake.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.config.BadConfiguration;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadArgumentsTest {
  private static final LocalDate THAT_DAY = LocalDate.parse("2026-01-15");

  private final Settings settings = ReadSettings.from(Optional.empty(), Map.of(), Map.of());
  private final ReadArguments arguments = new ReadArguments();

  @TempDir private Path directory;

  @Test
  void everythingThatIsWrongIsToldAtOnceWithTheReasonsThereAre() {
    arguments.selection(List.of("MALFORMED", "BROKEN"), null, THAT_DAY, THAT_DAY);
    arguments.samples(-1);
    arguments.correction(directory.resolve("absent.conf"), null, settings);

    assertThatThrownBy(arguments::orThrow)
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("4 configuration errors, nothing was started")
        .hasMessageContaining("--reason = \"BROKEN\"")
        .hasMessageContaining("EMPTY_PAYLOAD, TOO_LARGE, INVALID_ENCODING, MALFORMED")
        .hasMessageContaining("--to = 2026-01-15")
        .hasMessageContaining("--samples = -1")
        .hasMessageContaining("absent.conf");
  }

  @Test
  void problemsOfADescriptionNameItsOwnFileAndLine() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("dust.conf"),
            """
            topics = [dust]
            format = csv
            columns = [id, time]
            sensor_id = nowhere
            sensor_type { constant = air_quality }
            metrics { pm10 = time }
            """);

    arguments.correction(file, null, settings);

    assertThatThrownBy(arguments::orThrow)
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("event_time is missing")
        .hasMessageContaining(file + ":4")
        .hasMessageNotContaining("description.conf");
  }

  @Test
  void fileThatIsNoConfigurationIsToldByItsName() throws IOException {
    Path file = Files.writeString(directory.resolve("dust.conf"), "topics = [");

    arguments.correction(file, null, settings);

    assertThatThrownBy(arguments::orThrow)
        .hasMessageContaining("cannot be read")
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("description.conf");
  }

  @Test
  void topicThatTheDescriptionDoesNotNameIsRefused() {
    Path description = Path.of("../conf/sources/luftdaten-sds011.conf");

    Correction correction = arguments.correction(description, "traffic", settings);

    assertThat(correction.topics()).containsExactly("luftdaten-sds011");
    assertThatThrownBy(arguments::orThrow)
        .hasMessageContaining("--topic = \"traffic\"")
        .hasMessageContaining("describes luftdaten-sds011");
  }
}
