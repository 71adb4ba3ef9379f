package io.citylake.replay;

import com.typesafe.config.ConfigFactory;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.config.ConfigReader;
import io.citylake.preview.PreviewJson;
import io.citylake.preview.PreviewText;
import io.citylake.preview.SourcePreview;
import io.citylake.settings.Settings;
import io.citylake.sources.ReadSources;
import io.citylake.sources.SourceDescription;
import io.citylake.sources.recording.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** This command is {@code preview}: what a description makes of a recording. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 120,
    description =
        "Reads recorded files through a source's description and judges each record as the jobs"
            + " would. Needs neither Kafka nor the lake, and sends nothing.",
    footer = {
      "",
      "Shows readings, rejections and metrics left out with their reasons and the first places,"
          + " copies, late readings, the first",
      "readings as they would be, ranges, cadence, places, and what the description says and"
          + " nothing in the files matches.",
      "Exit codes: 0 also where records are bad, 2 where the description is, 3 with --strict where"
          + " records are bad.",
      "",
      "EXAMPLES",
      "  a description being written:  preview data/2024-05.csv --description my-sources/lake.conf",
      "  all recordings of a source:   preview --source malaga-parking",
      "  for a program:                preview --source malaga-parking --json --strict"
    })
public final class PreviewCommand extends ConfiguredCommand {
  private static final String SOURCE = "--source";
  private static final String DESCRIPTION = "--description";

  @Parameters(
      arity = "0..*",
      paramLabel = FilesToPreview.FILE,
      description =
          "Files or folders (default: those below --recordings that the descriptions name).")
  private List<Path> files = List.of();

  @Option(
      names = SOURCE,
      paramLabel = "NAME",
      description = "The description of this name (default: the one that names the files).")
  private String source;

  @Option(
      names = DESCRIPTION,
      paramLabel = "FILE.conf",
      description = "The description in this file, wherever it lies.")
  private Path description;

  @Option(
      names = "--order",
      paramLabel = "file|time",
      description = {
        "In which order the records come, which decides what is late: file, as they stand, one file"
            + " after the other; or time, as replay sends them (default: file)."
      })
  private RecordOrder order = RecordOrder.FILE;

  @Option(names = "--json", description = "One JSON document instead of text.")
  private boolean json;

  @Option(
      names = "--strict",
      description = "Ends with 3 where a record is rejected or a metric is left out.")
  private boolean strict;

  @Mixin private SourceOptions sources;

  /**
   * The command with settings that its caller knows.
   *
   * @param keys by key, over the configuration file's
   */
  public PreviewCommand(Map<String, String> keys) {
    super(keys);
  }

  @Override
  protected Work work(Faults faults) {
    if (source != null && description != null) {
      faults.note(SOURCE, "only one of --source and --description says how to read");
    }
    Settings settings = settings(faults, sources.keys(faults));
    if (files.isEmpty()) {
      Path recordings = sources.recordings(faults);
      List<SourceDescription> chosen = chosen(settings, faults);
      return () -> show(settings, ReplayPlan.of(chosen, recordings, Shift.none()));
    }
    FilesToPreview named = FilesToPreview.of(files, sources.folder(), faults);
    SourceDescription asked = asked(settings, faults);
    SourceDescription described =
        source == null && description == null ? named.described(settings, faults) : asked;
    return () -> show(settings, ReplayPlan.of(ofAnyFile(described), named));
  }

  private List<SourceDescription> chosen(Settings settings, Faults faults) {
    SourceDescription asked = asked(settings, faults);
    if (asked != null && asked.recording() == null) {
      faults.note(
          source == null ? DESCRIPTION : SOURCE,
          "says nothing of recordings: name the files, or add recording { files = [...] } to it");
    }
    return source == null && description == null
        ? sources.chosen(settings.sources(), faults)
        : asked == null ? List.of() : List.of(asked);
  }

  /** The description that was asked for; null where none was, or there is none such. */
  private SourceDescription asked(Settings settings, Faults faults) {
    if (description != null) {
      return faults.read(() -> described(settings)).orElse(null);
    }
    if (source == null) {
      return null;
    }
    List<SourceDescription> all = settings.sources().descriptions();
    SourceDescription found =
        all.stream().filter(one -> one.name().equals(source)).findFirst().orElse(null);
    if (found == null) {
      faults.note(
          SOURCE,
          "no description is called so; there are "
              + String.join(", ", all.stream().map(SourceDescription::name).toList()));
    }
    return found;
  }

  private SourceDescription described(Settings settings) {
    ConfigReader problems = ConfigReader.of(ConfigFactory.empty(), description.toString());
    SourceDescription read = ReadSources.fromFile(description, settings.catalogue(), problems);
    problems.orThrow();
    return read;
  }

  private static SourceDescription ofAnyFile(SourceDescription described) {
    return described.recordedAs(
        described.recording() == null ? Recording.ANY_FILE : described.recording().ofAnyFile());
  }

  private int show(Settings settings, ReplayPlan plan) {
    List<SourcePreview> previews;
    try (plan) {
      plan.warnings().forEach(line -> err().println("citylake: " + line));
      previews = PreviewPlan.of(plan, settings, order, Replay.UNLIMITED);
    }
    if (json) {
      out().println(PreviewJson.of(previews));
    } else {
      previews.forEach(
          preview ->
              PreviewText.print(
                  out(), preview, order.description(), settings.streaming().watermark()));
    }
    out().flush();
    boolean isWell = previews.stream().allMatch(SourcePreview::noneIsBad);
    return strict && !isWell ? ExitCodes.UNEXPLAINED : ExitCodes.DONE;
  }
}
