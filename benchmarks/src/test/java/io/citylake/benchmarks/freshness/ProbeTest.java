package io.citylake.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.settings.ReadSettings;
import io.citylake.sources.FormatsByTopic;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private final Probe probe =
      new Probe("probe-1000-20", Instant.parse("2026-01-15T14:04:59.999Z"), 0, true);

  @Test
  void payloadIsOfTheProbesDistrictAtItsDueTime() throws IOException {
    JsonNode json = new ObjectMapper().readTree(probe.payload());

    assertThat(json.get("district").asText()).isEqualTo("probe-1000-20");
    assertThat(json.get("sensor_id").asText()).isEqualTo("probe-1000-20");
    assertThat(json.get("event_time").asText()).isEqualTo("2026-01-15T14:04:59.999Z");
    assertThat(json.get("city").asText()).isEqualTo(Probe.CITY);
  }

  @Test
  void probeIsAReadingWithTheMetricThatIsLookedFor() {
    SensorCatalogue catalogue = ReadCatalogue.defaults();
    JudgeRecord judge =
        new JudgeRecord(
            catalogue,
            FormatsByTopic.canonicalOnly(),
            ReadSettings.from(Optional.empty(), Map.of(), Map.of()).limits());

    Judgement judgement =
        judge.judge(
            "topic",
            probe.key(),
            probe.payload(),
            EventTime.toMicros(probe.due()),
            new ReadingDraft());

    assertThat(judgement).isInstanceOf(Reading.class);
    Reading reading = (Reading) judgement;
    assertThat(reading.metrics()[reading.type().metric(Probe.METRIC).place()]).isEqualTo(17.4);
  }

  @Test
  void windowHoldsTheDueTime() {
    assertThat(probe.windowStart()).isEqualTo("2026-01-15T14:00:00Z");
    assertThat(probe.windowEnd()).isEqualTo("2026-01-15T14:05:00Z");
  }
}
