package io.citylake.describe.judged;

import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.describe.sample.SampledFile;
import io.citylake.describe.sample.SampledLine;
import io.citylake.describe.table.SampleKind;
import io.citylake.judge.JudgeRecord;
import io.citylake.judge.ValidationLimits;
import io.citylake.reading.Judgement;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import io.citylake.reading.Rejection;
import io.citylake.recording.RecordedFile;
import io.citylake.recording.RewrittenRecords;
import io.citylake.recording.ScanRecording;
import io.citylake.sources.FormatsByTopic;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Judges the records of files as a replay of them and the jobs would, by their description. */
public final class JudgeKind {
  /** More would keep a person waiting. */
  private static final long MOST_RECORDS = 500_000;

  private static final int LARGEST_BYTES = 1 << 20;

  private static final ValidationLimits LIMITS =
      new ValidationLimits(Duration.ofDays(1), Instant.EPOCH, LARGEST_BYTES);

  private final JudgeRecord judge;
  private final SourceDescription description;
  private final long nowMicros;
  private final ReadingDraft draft = new ReadingDraft();
  private final Tally tally = new Tally();
  private final List<Look> looks;

  /**
   * @param now stands for the arrival time of all records
   * @param looks see each reading, file by file in the order of event times
   */
  public JudgeKind(
      SourceDescription description, SensorCatalogue catalogue, Instant now, List<Look> looks) {
    this.judge = new JudgeRecord(catalogue, FormatsByTopic.of(List.of(description)), LIMITS);
    this.description = description;
    this.nowMicros = EventTime.toMicros(now);
    this.looks = List.copyOf(looks);
  }

  /**
   * What becomes of the records of {@code kind}. To be asked once.
   *
   * @throws IOException where a file cannot be read
   * @throws BadConfiguration where a file is not what the description says
   */
  public Judged of(SampleKind kind) throws IOException {
    if (description.recording() == null) {
      for (SampledFile file : kind.files()) {
        topic(file);
      }
    } else {
      recording(kind);
    }
    return tally.judged(tally.records() < MOST_RECORDS);
  }

  /** A topic's records are the lines of its sample. */
  private void topic(SampledFile file) {
    for (SampledLine line : file.lines()) {
      byte[] payload = line.text().getBytes(StandardCharsets.UTF_8);
      judge(null, payload, file.name(), line.number(), 0);
    }
  }

  private void recording(SampleKind kind) throws IOException {
    try (RewrittenRecords rewritten = new RewrittenRecords()) {
      ScanRecording scan = new ScanRecording(description, LARGEST_BYTES, rewritten);
      for (int place = 0; place < kind.files().size(); place++) {
        if (tally.records() < MOST_RECORDS) {
          file(scan.read(kind.files().get(place).document()), place);
        }
      }
      List<ConfigProblem> problems = scan.problems();
      if (!problems.isEmpty()) {
        throw new BadConfiguration(problems);
      }
    }
  }

  private void file(RecordedFile file, int place) throws IOException {
    try (RecordedFile.Records records = file.open()) {
      for (int i = 0; i < file.index().size() && tally.records() < MOST_RECORDS; i++) {
        byte[] record = records.at(i);
        judge(file.keyOf(record), record, file.shownAs(), file.index().line(i), place);
      }
    }
  }

  private void judge(byte[] key, byte[] record, String file, long line, int place) {
    Judgement judgement = judge.judge(description.topics().get(0), key, record, nowMicros, draft);
    if (judgement instanceof Reading reading) {
      tally.reading(reading);
      looks.forEach(look -> look.at(place, reading));
    } else if (judgement instanceof Rejection rejection) {
      tally.rejection(rejection, file, line, new String(record, StandardCharsets.UTF_8));
    }
  }
}
