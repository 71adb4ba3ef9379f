package io.citylake.replay;

import io.citylake.preview.PreviewRecord;
import io.citylake.preview.PreviewSource;
import io.citylake.preview.SourcePreview;
import io.citylake.preview.Watermark;
import io.citylake.send.SendingFailed;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges what a plan would send, as the jobs would. */
final class PreviewPlan {
  private PreviewPlan() {}

  /**
   * What becomes of each source's records: read together in the order of the event times, and each
   * source by itself in the order of the files.
   *
   * @param limit how many records to judge at most
   * @throws SendingFailed where a file cannot be read
   */
  static List<SourcePreview> of(ReplayPlan plan, Settings settings, RecordOrder order, long limit) {
    Watermark ofAll = new Watermark(settings.streaming().watermark());
    Instant arrival = Instant.now();
    List<PreviewSource> previews =
        plan.sources().stream()
            .map(
                source ->
                    new PreviewSource(
                        source.description(),
                        settings,
                        arrival,
                        order == RecordOrder.TIME
                            ? ofAll
                            : new Watermark(settings.streaming().watermark())))
            .toList();
    try (RecordSequence records = order.of(plan)) {
      long taken = 0;
      for (ReplayedRecord record = records.next();
          record != null && taken < limit;
          record = records.next()) {
        previews
            .get(record.source())
            .take(new PreviewRecord(record.file(), record.line(), record.key(), record.payload()));
        taken++;
      }
    } catch (IOException e) {
      throw new SendingFailed(
          "a recording cannot be read: " + e, "see that its files can be read", e);
    }
    List<SourcePreview> results = new ArrayList<>();
    for (int i = 0; i < previews.size(); i++) {
      PlannedSource source = plan.sources().get(i);
      results.add(
          previews.get(i).result(source.files().size(), notSent(source), source.ignoredColumns()));
    }
    return results;
  }

  private static Map<String, Long> notSent(PlannedSource source) {
    Map<String, Long> lines = new TreeMap<>();
    source.leftOut().forEach((cause, count) -> lines.put(cause.toString(), count));
    return lines;
  }
}
