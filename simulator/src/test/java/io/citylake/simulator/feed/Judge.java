package io.citylake.simulator.feed;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.reading.Judgement;
import io.citylake.reading.ReadingDraft;
import io.citylake.sources.FormatsByTopic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Judges reports as Citylake judges their records, with the default catalogue and limits. */
final class Judge {
  private static final ValidationLimits LIMITS =
      new ValidationLimits(Duration.ofMinutes(5), Instant.parse("2000-01-01T00:00:00Z"), 1 << 20);

  private final JudgeRecord judge =
      new JudgeRecord(ReadCatalogue.defaults(), FormatsByTopic.canonicalOnly(), LIMITS);
  private final ReadingDraft draft = new ReadingDraft();

  /** The judgement of a record that arrives when it is due. */
  Judgement of(Report report) {
    return judge.judge(
        "smart-city-sensors",
        report.sensor().id().getBytes(StandardCharsets.UTF_8),
        report.payload(),
        report.sentAtMicros(),
        draft);
  }
}
