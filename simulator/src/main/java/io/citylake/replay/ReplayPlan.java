package io.citylake.replay;

import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.reading.Excerpt;
import io.citylake.send.SendingFailed;
import io.citylake.sources.Recording;
import io.citylake.sources.SourceDescription;
import io.citylake.time.EventTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A replay's plan says what is to be replayed: the recorded files of each source, read through
 * once.
 */
public final class ReplayPlan {
  /** The largest request of a Kafka client that is told nothing else. */
  static final int MAX_REQUEST_BYTES = 1 << 20;

  /** What a request has besides the line: the key, and Kafka's own fields. */
  private static final int OVERHEAD_BYTES = 1 << 10;

  private final List<PlannedSource> sources;

  private ReplayPlan(List<PlannedSource> sources) {
    this.sources = List.copyOf(sources);
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

  /**
   * The same for a Kafka client that sends requests of {@code maxRequestBytes}: lines that do not
   * fit are left out and told by {@link #tooLarge}.
   */
  static ReplayPlan of(
      List<SourceDescription> descriptions, Path folder, Shift shift, int maxRequestBytes) {
    int maxBytes = Math.max(0, maxRequestBytes - OVERHEAD_BYTES);
    List<ConfigProblem> problems = new ArrayList<>();
    List<PlannedSource> sources = new ArrayList<>();
    try {
      List<Path> files = filesBelow(folder);
      for (SourceDescription description : descriptions) {
        List<RecordedFile> recorded = recorded(description, folder, files, maxBytes, problems);
        if (!recorded.isEmpty()) {
          sources.add(planned(description, recorded, shift));
        }
      }
    } catch (IOException e) {
      throw new SendingFailed(
          "a recording cannot be read: " + e, "see that its files can be read", e);
    }
    if (sources.isEmpty() && problems.isEmpty()) {
      problems.add(
          new ConfigProblem(
              "recordings", folder.toString(), "", "holds no file that a description names"));
    }
    if (!problems.isEmpty()) {
      throw new BadConfiguration(problems);
    }
    return new ReplayPlan(sources);
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<RecordedFile> recorded(
      SourceDescription description,
      Path folder,
      List<Path> files,
      int maxBytes,
      List<ConfigProblem> problems)
      throws IOException {
    List<RecordedFile> recorded = new ArrayList<>();
    Recording recording = description.recording();
    if (recording != null) {
      for (Path file : files) {
        Path relative = folder.relativize(file);
        if (recording.includes(relative)) {
          recorded.add(scanned(description, file, recording.keyOf(relative), maxBytes, problems));
        }
      }
    }
    return recorded;
  }

  private static RecordedFile scanned(
      SourceDescription description,
      Path file,
      String key,
      int maxBytes,
      List<ConfigProblem> problems)
      throws IOException {
    try (RecordedLines lines = new RecordedLines(file, description.format())) {
      if (description.recording().hasHeader()) {
        byte[] first = lines.next();
        if (first != null && !description.format().isHeader(first)) {
          problems.add(headerProblem(description, file, first));
        }
      }
      return RecordedFile.scan(file, key, description.format(), lines, maxBytes);
    }
  }

  private static ConfigProblem headerProblem(
      SourceDescription description, Path file, byte[] first) {
    return new ConfigProblem(
        description.name() + ".columns",
        description.format().header(),
        file + ":1",
        "the file begins with \"%s\": correct columns, or set recording.header = false"
            .formatted(Excerpt.of(new String(first, StandardCharsets.UTF_8))));
  }

  private static PlannedSource planned(
      SourceDescription description, List<RecordedFile> files, Shift shift) {
    PlannedSource recorded = new PlannedSource(description, files, Duration.ZERO);
    Instant last = recorded.last();
    if (last == null) {
      return recorded;
    }
    Duration resolution =
        files.stream()
            .map(RecordedFile::timeResolution)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return new PlannedSource(description, files, shift.of(last, resolution));
  }

  List<PlannedSource> sources() {
    return sources;
  }

  /** The topics that records will be sent to. */
  public Set<String> topics() {
    Set<String> topics = new LinkedHashSet<>();
    sources.forEach(source -> topics.add(source.topic()));
    return topics;
  }

  /** The lines that are too large to be sent, each as a sentence for people. */
  List<String> tooLarge() {
    return sources.stream().flatMap(source -> source.tooLarge().stream()).toList();
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
}
