package io.citylake.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.settings.ReadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSourcesTest {
  @TempDir private Path directory;

  @Test
  void foldersThatWereSaidOnceAreKnownToEveryCommandOfTheStack() throws IOException {
    Path sources = Files.createDirectory(directory.resolve("own, \"quoted\" sources"));
    Files.writeString(
        sources.resolve("lake.conf"),
        """
        topics = [lake-levels]
        format = json
        sensor_id = id
        sensor_type { constant = weather }
        event_time = time
        metrics { temperature = t }
        """);
    assertThat(keys()).doesNotContainKey("sources.folders");

    StackSources.remember(directory, List.of(sources));

    assertThat(ReadSettings.from(Optional.empty(), Map.of(), keys()).kafka().topics())
        .contains("smart-city-sensors", "lake-levels");

    StackSources.remember(directory, List.of());
    assertThat(keys()).doesNotContainKey("sources.folders");
  }

  private Map<String, String> keys() {
    return StackKeys.of(directory, "localhost:1", "jdbc:postgresql://localhost:2/city?user=a");
  }
}
