package io.citylake.describe;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.command.CitylakeCommand;
import io.citylake.command.CommandFailed;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.config.ConfigReader;
import io.citylake.describe.draft.Draft;
import io.citylake.describe.flow.Ask;
import io.citylake.describe.flow.Describe;
import io.citylake.describe.flow.Described;
import io.citylake.describe.flow.Report;
import io.citylake.describe.sample.ReadSample;
import io.citylake.describe.sample.SampleTopic;
import io.citylake.describe.sample.SampledFile;
import io.citylake.send.KafkaAddress;
import io.citylake.send.KafkaOptions;
import io.citylake.tables.Tables;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** This command is {@code describe}: a sample gives a description. */
@Command(
    name = "describe",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 120,
    description =
        "Reads a sample of files or of a topic, and writes the description (conf/sources/NAME.conf)"
            + " by which Citylake reads them.",
    footer = {
      "",
      "CSV, NDJSON and JSON documents, also as .gz and .zip. Each guess stands in the description"
          + " with what it was made by;",
      "what the sample does not tell is asked on a terminal, else it is marked TODO. Beside it is"
          + " shown what becomes of",
      "the records. Files of several kinds give several descriptions.",
      "",
      "EXAMPLES",
      "  a folder:                     describe recordings/malaga-parking",
      "  into a folder of your own:    describe data/buses -o my-sources",
      "  a live topic:                 describe weather-stations --bootstrap-servers kafka:9092"
    })
public final class DescribeCommand extends CitylakeCommand {
  private static final String SAMPLE = "SAMPLE";
  private static final String OUTPUT = "--output";
  private static final String NAME = "--name";
  private static final String SENSORS = "--sensors";
  private static final Pattern NAMES = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  @Parameters(
      paramLabel = SAMPLE,
      arity = "1..*",
      description = "Files or folders, or the name of a topic.")
  private List<String> given = List.of();

  @Option(
      names = {"-o", OUTPUT},
      paramLabel = "FILE|DIR",
      description =
          "Where the description goes: a file NAME.conf, or a folder (default: shown only).")
  private Path output;

  @Option(
      names = NAME,
      paramLabel = "NAME",
      description =
          "What the description and its topic are called (default: as the folder or the topic).")
  private String name = "";

  @Option(names = "--yes", description = "Asks nothing: every guess is taken.")
  private boolean yes;

  @Option(
      names = SENSORS,
      paramLabel = "FILE",
      description = "The sensor catalogue (default: the one that comes along).")
  private Path catalogueFile;

  @Mixin private KafkaOptions kafka;

  @Override
  protected Work work(Faults faults) {
    SensorCatalogue catalogue = catalogue(faults);
    KafkaAddress address = kafka.address(faults);
    if (!name.isEmpty() && !NAMES.matcher(name).matches()) {
      faults.note(NAME, "letters, digits, dots, dashes and underscores");
    }
    boolean isTopic = given.size() == 1 && isTopic(given.get(0));
    if (!isTopic) {
      given.stream()
          .filter(path -> !Files.exists(Path.of(path)))
          .forEach(path -> faults.note(SAMPLE, path, "no such file or folder"));
    }
    return () -> {
      List<SampledFile> sample =
          isTopic
              ? List.of(SampleTopic.of(address, given.get(0)))
              : ReadSample.of(given.stream().map(Path::of).toList());
      describe(sample, catalogue);
      return ExitCodes.DONE;
    };
  }

  private static boolean isTopic(String name) {
    return NAMES.matcher(name).matches() && !Files.exists(Path.of(name));
  }

  private SensorCatalogue catalogue(Faults faults) {
    if (catalogueFile == null) {
      return ReadCatalogue.defaults();
    }
    if (!Files.isRegularFile(catalogueFile)) {
      faults.note(SENSORS, "no such file");
      return ReadCatalogue.defaults();
    }
    return faults
        .read(
            () -> {
              ConfigReader problems =
                  ConfigReader.of(ConfigFactory.empty(), catalogueFile.toString());
              SensorCatalogue read =
                  ReadCatalogue.fromFile(catalogueFile, problems, Tables.reservedRecordColumns());
              problems.orThrow();
              return read;
            })
        .orElseGet(ReadCatalogue::defaults);
  }

  private void describe(List<SampledFile> sample, SensorCatalogue catalogue) throws IOException {
    Describe describe = new Describe(catalogue, Instant.now());
    List<SampledFile> unknown = new ArrayList<>();
    List<Draft> drafts = describe.drafts(sample, name, unknown);
    unknown.forEach(
        file ->
            err()
                .printf(
                    "citylake: %s is neither JSON nor a table, and is left out%n", file.name()));
    if (drafts.isEmpty()) {
      throw new CommandFailed(
          "nothing to describe in "
              + String.join(", ", given)
              + ": name files, folders or a topic that hold JSON or CSV");
    }
    List<Described> all = new ArrayList<>();
    for (Draft draft : asked(drafts, catalogue)) {
      all.add(describe.described(draft));
    }
    write(all);
    Report report = new Report(err());
    all.forEach(report::show);
    int todos = all.stream().mapToInt(described -> described.written().todos().size()).sum();
    err().printf("%n%s%n", todos == 0 ? "nothing is left TODO" : todos + " TODO");
    err().flush();
  }

  private List<Draft> asked(List<Draft> drafts, SensorCatalogue catalogue) throws IOException {
    if (yes || !Terminal.isThere()) {
      return drafts;
    }
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Ask ask = new Ask(answers, err(), catalogue);
    List<Draft> asked = new ArrayList<>();
    for (Draft draft : drafts) {
      asked.add(ask.about(draft));
    }
    return asked;
  }

  private void write(List<Described> all) throws IOException {
    if (output == null) {
      for (Described described : all) {
        out().printf("# ---- %s.conf%n%s%n", described.draft().name(), described.written().text());
      }
      out().flush();
      return;
    }
    boolean isFile = output.toString().endsWith(".conf") && all.size() == 1;
    for (Described described : all) {
      Path file = isFile ? output : output.resolve(described.draft().name() + ".conf");
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      Files.writeString(file, described.written().text());
      err().printf("written: %s%n", file);
    }
  }
}
