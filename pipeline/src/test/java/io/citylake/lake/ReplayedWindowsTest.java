package io.citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import io.citylake.settings.Settings;
import io.citylake.tables.Column;
import io.citylake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedWindowsTest {
  private static final Instant WATERMARK = Instant.parse("2026-01-15T12:09:50Z");

  private final SparkSession spark = TestSpark.session();

  @TempDir private Path directory;
  private ReplayedWindows windows;

  @BeforeEach
  void makeLake() throws IOException {
    Settings settings =
        new MemoryLake(directory)
            .settings(
                Files.writeString(
                    directory.resolve("sensors.conf"),
                    """
                    sensors { lamp { entity = Streetlight, cadence = 60s, metrics {
                      brightness { unit = "%", min = 0, max = 100, aliases = [], description = x } } } }
                    """));
    windows = new ReplayedWindows(spark, settings);
  }

  @Test
  void handWrittenTableHasTheColumnsOfTheLiveWindowsBehindTheReplay() {
    windows.prepare();

    List<String> expected = new ArrayList<>(List.of("replay_id string not null"));
    for (Column column : Tables.WINDOWS.columns()) {
      if (!column.name().equals("updated_at")) {
        expected.add(column.name() + " " + column.type().lakeName() + " not null");
      }
    }
    assertThat(Arrays.stream(spark.table(windows.name()).schema().fields()))
        .extracting(ReplayedWindowsTest::described)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void replayIsShownOnceItRanToItsEnd() {
    assertThat(windows.newestReplay()).isEmpty();
    windows.prepare();
    write("20260115_080000_000");
    assertThat(windows.newestReplay()).isEmpty();

    windows.finish("20260115_080000_000", Optional.of(WATERMARK));

    assertThat(windows.newestReplay()).contains("20260115_080000_000");
    assertThat(windows.watermark("20260115_080000_000")).contains(WATERMARK);
    assertThat(windows.windows("20260115_080000_000").columns())
        .startsWith("window_start", "window_end")
        .doesNotContain("replay_id", "updated_at");
  }

  @Test
  void newestReplaysAreKeptAndOneThatMayStillRunStays() {
    windows.prepare();
    for (int hour = 1; hour <= 4; hour++) {
      write(replay(hour));
      windows.finish(replay(hour), Optional.empty());
    }
    write(replay(0));

    assertThat(windows.keepNewest(2)).containsExactly(replay(1), replay(2));

    assertThat(windows.newestReplay()).contains(replay(4));
    assertThat(windows.windows(replay(2)).isEmpty()).isTrue();
    assertThat(windows.windows(replay(3)).count()).isEqualTo(1);
    assertThat(windows.windows(replay(0)).count()).isEqualTo(1);
  }

  private static String replay(int hour) {
    return String.format(Locale.ROOT, "20260115_0%d0000_000", hour);
  }

  private void write(String replayId) {
    spark.sql(
        """
        insert into %s values ('%s', timestamp '2026-01-15 12:00:00Z', timestamp '2026-01-15 12:05:00Z',
          'Warsaw', 'Wola', 'lamp', 'brightness', 2, 100, 40, 60, 5200)"""
            .formatted(windows.name(), replayId));
  }

  private static String described(StructField field) {
    return field.name()
        + " "
        + field.dataType().catalogString()
        + (field.nullable() ? "" : " not null");
  }
}
