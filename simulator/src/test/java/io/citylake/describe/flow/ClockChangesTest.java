package io.citylake.describe.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.guess.Confidence;
import io.citylake.describe.sample.ReadSample;
import io.citylake.describe.time.TimeGuess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On 2026-03-29 the clocks of Warsaw skip the hour from 02:00 to 03:00. */
class ClockChangesTest {
  private static final Instant BEFORE = Instant.parse("2026-03-28T20:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");

  @TempDir Path recordings;

  @Test
  void hourThatTheClocksSkipHoldsNoReadingsWhereTheTimesAreLocal() throws IOException {
    TimeGuess time = guess("Europe/Warsaw", Duration.ofHours(16));

    assertThat(time.zone()).isEqualTo("Europe/Warsaw");
    assertThat(time.zoneConfidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void hourThatTheClocksSkipHoldsReadingsWhereTheTimesAreInUtc() throws IOException {
    TimeGuess time = guess("UTC", Duration.ofHours(16));

    assertThat(time.zone()).isEqualTo("UTC");
    assertThat(time.zoneConfidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void withoutAChangeOfTheClocksThePositionsAreOnlyAHint() throws IOException {
    TimeGuess time = guess("Europe/Warsaw", Duration.ofHours(2));

    assertThat(time.zoneConfidence()).isEqualTo(Confidence.UNSURE);
    assertThat(time.zoneBy()).contains("Europe/Warsaw");
  }

  private TimeGuess guess(String zone, Duration length) throws IOException {
    StringBuilder text = new StringBuilder("station_id,time,lat,lon,temperature\n");
    for (Duration at = Duration.ZERO; at.compareTo(length) < 0; at = at.plusMinutes(15)) {
      LocalDateTime local = LocalDateTime.ofInstant(BEFORE.plus(at), ZoneId.of(zone));
      text.append("w-1,").append(local).append(":00,52.23,21.01,7.5\n");
    }
    Path folder = Files.createDirectories(recordings.resolve("warsaw"));
    Files.writeString(folder.resolve("a.csv"), text.toString());
    List<Draft> drafts =
        new Describe(ReadCatalogue.defaults(), NOW)
            .drafts(ReadSample.of(List.of(folder)), "", new ArrayList<>());
    return drafts.get(0).time().orElseThrow();
  }
}
