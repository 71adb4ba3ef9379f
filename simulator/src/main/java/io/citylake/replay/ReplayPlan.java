package io.citylake.replay;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.recording.RecordedFile;
import io.citylake.recording.RewrittenRecords;
import io.citylake.recording.ScanRecording;
import io.citylake.recording.documents.Document;
import io.citylake.recording.documents.FindDocuments;
import io.citylake.send.SendingFailed;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A replay's plan says what is to be replayed: the recorded files of each source, read through
 * once.
 */
public final class ReplayPlan implements AutoCloseable {
  /** The largest request of a Kafka client that is told nothing else. */
  static final int MAX_REQUEST_BYTES = 1 << 20;

  /** What a request has besides the line: the key, and Kafka's own fields. */
  private static final int OVERHEAD_BYTES = 1 << 10;

  private final List<PlannedSource> sources;
  private final RewrittenRecords rewritten;

  private ReplayPlan(List<PlannedSource> sources, RewrittenRecords rewritten) {
    this.sources = sources;
    this.rewritten = rewritten;
  }

  /**
   * Finds and reads the recordings of {@code descriptions} below {@code folder}. Sources without a
   * recording there are left out.
   *
   * @throws BadConfiguration where no source has one, or a file's header is not what its
   *     description says
   * @throws SendingFailed where a file cannot be read
   */
  public static ReplayPlan of(List<SourceDescription> descriptions, Path folder, Shift shift) {
    return of(descriptions, folder, shift, MAX_REQUEST_BYTES);
  }

  /** Reads files that were named one by one, by one description that includes them all. */
  static ReplayPlan of(SourceDescription description, FilesToPreview named) {
    return read(
        List.of(description),
        () -> FindDocuments.among(named.folder(), named.files()),
        named.folder(),
        Shift.none(),
        MAX_REQUEST_BYTES);
  }

  /**
   * The same as {@link #of(List, Path, Shift)} for a Kafka client that sends requests of {@code
   * maxRequestBytes}: lines that do not fit are left out and told by {@link #warnings}.
   */
  static ReplayPlan of(
      List<SourceDescription> descriptions, Path folder, Shift shift, int maxRequestBytes) {
    return read(descriptions, () -> FindDocuments.below(folder), folder, shift, maxRequestBytes);
  }

  /** Finds the documents of recordings. */
  @FunctionalInterface
  private interface Find {
    FindDocuments documents() throws IOException;
  }

  private static ReplayPlan read(
      List<SourceDescription> descriptions,
      Find find,
      Path folder,
      Shift shift,
      int maxRequestBytes) {
    int maxBytes = Math.max(0, maxRequestBytes - OVERHEAD_BYTES);
    ReplayPlan plan = new ReplayPlan(new ArrayList<>(), new RewrittenRecords());
    try {
      plan.read(descriptions, find.documents(), folder, shift, maxBytes);
      return plan;
    } catch (BadConfiguration e) {
      plan.close();
      throw e;
    } catch (IOException e) {
      plan.close();
      throw new SendingFailed(
          "a recording cannot be read: " + e, "see that its files can be read", e);
    }
  }

  private void read(
      List<SourceDescription> descriptions,
      FindDocuments documents,
      Path folder,
      Shift shift,
      int maxBytes)
      throws IOException {
    List<ConfigProblem> problems = new ArrayList<>();
    for (SourceDescription description : descriptions) {
      if (description.recording() != null) {
        ScanRecording scan = new ScanRecording(description, maxBytes, rewritten);
        List<RecordedFile> files = new ArrayList<>();
        for (Document document : documents.of(description.recording())) {
          files.add(scan.read(document));
        }
        problems.addAll(scan.problems());
        if (!files.isEmpty()) {
          sources.add(planned(description, files, scan, shift));
        }
      }
    }
    if (sources.isEmpty()) {
      problems.add(
          new ConfigProblem(
              "recordings", folder.toString(), "", "holds no file that a description names"));
    }
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
  }

  private static PlannedSource planned(
      SourceDescription description, List<RecordedFile> files, ScanRecording scan, Shift shift) {
    PlannedSource recorded =
        new PlannedSource(
            description, files, scan.warnings(), scan.ignoredColumns(), Duration.ZERO);
    Instant last = recorded.last();
    if (last == null) {
      return recorded;
    }
    Duration resolution =
        files.stream()
            .map(RecordedFile::timeResolution)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return recorded.movedBy(shift.of(last, resolution));
  }

  List<PlannedSource> sources() {
    return List.copyOf(sources);
  }

  /** The topics that records will be sent to. */
  public Set<String> topics() {
    Set<String> topics = new LinkedHashSet<>();
    sources.forEach(source -> topics.add(source.topic()));
    return topics;
  }

  /** What a person should know of the files, such as lines too large to be sent: sentences. */
  List<String> warnings() {
    return sources.stream().flatMap(source -> source.warnings().stream()).toList();
  }

  /** How many records there are in all. */
  public long lines() {
    return sources.stream().mapToLong(PlannedSource::lines).sum();
  }

  /** The first event time of all as it is sent; the epoch where none can be read. */
  Instant first() {
    return sources.stream()
        .map(PlannedSource::first)
        .filter(instant -> instant != null)
        .min(Instant::compareTo)
        .orElse(EventTime.toInstant(0));
  }

  /** The last event time of all as it is sent; the epoch where none can be read. */
  Instant last() {
    return sources.stream()
        .map(PlannedSource::last)
        .filter(instant -> instant != null)
        .max(Instant::compareTo)
        .orElse(EventTime.toInstant(0));
  }

  /** Removes what was kept of rewritten records: nothing can be replayed then. */
  @Override
  public void close() {
    try {
      rewritten.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
