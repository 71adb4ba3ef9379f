package io.citylake.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import io.citylake.config.BadConfiguration;
import io.citylake.config.ConfigProblem;
import io.citylake.config.ConfigReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadSourcesTest {
  private static final String VALID =
      """
      topics = [%s]
      format = json
      sensor_id = id
      sensor_type { constant = weather }
      event_time = time
      metrics { temperature = t }
      """;

  @TempDir Path directory;

  @Test
  void packedDescriptionsAreTheOnesInConf() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../conf/sources"))) {
      assertThat(ReadSources.defaults(Judged.CATALOGUE))
          .extracting(SourceDescription::name)
          .containsExactlyElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".conf"))
                  .sorted()
                  .map(name -> name.replace(".conf", ""))
                  .toList());
    }
  }

  @Test
  void packedDescriptionsAreFoundInAJarToo() throws Exception {
    Path jar = directory.resolve("citylake core.jar");
    packInto(jar, Path.of("target/classes"));
    List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object catalogue =
          loader
              .loadClass("io.citylake.catalogue.ReadCatalogue")
              .getMethod("defaults")
              .invoke(null);
      Object descriptions =
          loader
              .loadClass("io.citylake.sources.ReadSources")
              .getMethod("defaults", catalogue.getClass())
              .invoke(null, catalogue);
      assertThat((List<?>) descriptions)
          .hasSize(ReadSources.defaults(Judged.CATALOGUE).size())
          .first()
          .asString()
          .contains("austin-bus-positions");
    }
  }

  /** As the build packs it, but without entries for the folders: some packers leave them out. */
  private static void packInto(Path jar, Path classes) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }

  @Test
  void descriptionsOfAFolderAreReadInTheOrderOfTheirNames() throws IOException {
    write("b.conf", VALID.formatted("topic-b"));
    write("a.conf", VALID.formatted("topic-a"));
    write("notes.txt", "not a description");
    ConfigReader problems = problems();

    assertThat(ReadSources.fromDirectory(directory, Judged.CATALOGUE, problems))
        .extracting(SourceDescription::name)
        .containsExactly("a", "b");
    problems.orThrow();
  }

  @Test
  void everyMistakeOfEveryDescriptionIsNotedAtOnce() throws IOException {
    write(
        "bus.conf",
        """
        topics = ["bus positions"]
        format = csv
        separator = ";;"
        columns = [id, time, speed, speed]
        numbers-as-text = true
        sensor_id = vehicle
        sensor_type { constant = bus }
        event_time { field = time, pattern = "yyyy-MM-dd HH:mm" }
        latitude = id
        metrics {
          speed { field = speed, unit = furlong }
          depth = id
        }
        citty = id
        recording { files = ["[x"], key = "(a)(b" }
        """);
    write(
        "weather.conf",
        """
        topics = []
        format = json
        separator = ","
        sensor_id { from = file }
        sensor_type { field = type, mapping { w = wether } }
        event_time { field = time, zone = Europe/Warschau }
        metrics {
          temperature { field = "a..b", unit = hPa, scale = high }
          humidity = h
        }
        nested-metrics { value = v }
        recording { header = true }
        """);
    write("empty.conf", "");
    write("broken.conf", "topics = [");
    ConfigReader problems = problems();

    ReadSources.fromDirectory(directory, Judged.CATALOGUE, problems);

    assertThatThrownBy(problems::orThrow)
        .isInstanceOfSatisfying(
            BadConfiguration.class,
            e ->
                assertThat(e.problems().stream().map(ReadSourcesTest::shown))
                    .containsExactlyInAnyOrder(
                        "source @ broken.conf",
                        "topics @ bus.conf:1",
                        "separator @ bus.conf:3",
                        "columns @ bus.conf:4",
                        "numbers-as-text @ bus.conf:5",
                        "sensor_id.field @ bus.conf:6",
                        "sensor_type.constant @ bus.conf:7",
                        "event_time.pattern @ bus.conf:8",
                        "latitude @ bus.conf:9",
                        "metrics.speed.unit @ bus.conf:11",
                        "metrics.depth @ bus.conf:12",
                        "citty @ bus.conf:14",
                        "recording.files @ bus.conf:15",
                        "recording.key @ bus.conf:15",
                        "format @ empty.conf",
                        "topics @ empty.conf",
                        "sensor_id @ empty.conf",
                        "sensor_type @ empty.conf",
                        "event_time @ empty.conf",
                        "metrics @ empty.conf",
                        "topics @ weather.conf:1",
                        "separator @ weather.conf:3",
                        "sensor_id.from @ weather.conf:4",
                        "sensor_type.mapping @ weather.conf:5",
                        "event_time.zone @ weather.conf:6",
                        "metrics.temperature.field @ weather.conf:8",
                        "metrics.temperature.unit @ weather.conf:8",
                        "metrics.temperature.scale @ weather.conf:8",
                        "metrics.humidity @ weather.conf:9",
                        "nested-metrics.field @ weather.conf",
                        "recording.header @ weather.conf:12",
                        "recording.key @ weather.conf",
                        "recording.files @ weather.conf"));
  }

  @Test
  void everyMistakeComesWithARemedy() throws IOException {
    write(
        "a.conf",
        VALID.formatted("a").replace("temperature = t", "temperature { field = t, unit = hPa }"));
    write("b.conf", VALID.formatted("b").replace("constant = weather", "constant = wether"));
    write("c.conf", VALID.formatted("c").replace("temperature", "temp"));
    write("d.conf", VALID.formatted("d").replace("sensor_id", "sensor-id"));
    ConfigReader problems = problems();

    ReadSources.fromDirectory(directory, Judged.CATALOGUE, problems);

    assertThatThrownBy(problems::orThrow)
        .hasMessageContaining(
            "does not convert to Cel; one of C, CEL, Cel, Celsius, F, FAH, Fahrenheit, K, KEL")
        .hasMessageContaining("wether is not in the catalogue; there are air_quality, camera")
        .hasMessageContaining("the catalogue calls it temperature: write that here")
        .hasMessageContaining("no such key; did you mean sensor_id?")
        .hasMessageContaining("say which field holds it: sensor_id = name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "temprature | did you mean temperature? weather has",
        "wind       | did you mean wind_speed or wind_direction?",
        "pressure_hpa | not a metric of weather; weather has atmospheric_pressure, cloud_cover",
        "windSpeed  | the catalogue calls it wind_speed: write that here"
      })
  void unknownMetricIsAnsweredWithThoseThatItMayBeAndWithNothingAboutItsUnit(
      String metric, String remedy) throws IOException {
    write(
        "a.conf",
        VALID.formatted("a").replace("temperature = t", metric + " { field = t, unit = hPa }"));
    ConfigReader problems = problems();

    ReadSources.fromDirectory(directory, Judged.CATALOGUE, problems);

    assertThatThrownBy(problems::orThrow)
        .hasMessageContaining("metrics." + metric)
        .hasMessageContaining(remedy)
        .hasMessageNotContaining("convert");
  }

  @Test
  void topicWithTwoDescriptionsIsAMistake() throws IOException {
    write("a.conf", VALID.formatted("same, other"));
    write("b.conf", VALID.formatted("same"));
    ConfigReader problems = problems();

    ReadSources.fromDirectory(directory, Judged.CATALOGUE, problems);

    assertThatThrownBy(problems::orThrow)
        .hasMessageContaining("same is described by " + directory.resolve("a.conf") + " too");
  }

  @Test
  void ownFoldersComeBesideThePackedDescriptions() throws IOException {
    Path second = Files.createDirectory(directory.resolve("second"));
    write("zebra.conf", VALID.formatted("zebra"));
    write("second/ape.conf", VALID.formatted("ape"));
    ConfigReader problems = problems();

    DescribedSources sources = with(problems, directory, second, directory);

    problems.orThrow();
    assertThat(sources.descriptions())
        .hasSize(ReadSources.defaults(Judged.CATALOGUE).size() + 2)
        .extracting(SourceDescription::name)
        .contains("ape", "zebra", "malaga-parking")
        .isSorted();
    assertThat(sources.ownTopics()).containsExactly("ape", "zebra");
    assertThat(sources.replaced()).isEmpty();
  }

  @Test
  void ownFileTakesThePlaceOfThePackedOneOfItsNameAndThatIsTold() throws IOException {
    write("malaga-parking.conf", VALID.formatted("malaga-parking"));
    ConfigReader problems = problems();

    DescribedSources sources = with(problems, directory);

    problems.orThrow();
    assertThat(sources.descriptions()).hasSameSizeAs(ReadSources.defaults(Judged.CATALOGUE));
    assertThat(sources.replaced())
        .containsExactly(
            directory.resolve("malaga-parking.conf")
                + " replaces the packed description conf/sources/malaga-parking.conf");
  }

  @Test
  void topicOfAPackedDescriptionAndNameInTwoFoldersAreMistakesThatNameBothPlaces()
      throws IOException {
    Path second = Files.createDirectory(directory.resolve("second"));
    write("mine.conf", VALID.formatted("malaga-parking"));
    write("twice.conf", VALID.formatted("one"));
    write("second/twice.conf", VALID.formatted("two"));
    ConfigReader problems = problems();

    with(problems, directory, second);

    assertThatThrownBy(problems::orThrow)
        .hasMessageContaining("malaga-parking is described by conf/sources/malaga-parking.conf too")
        .hasMessageContaining(directory.resolve("mine.conf") + ":1")
        .hasMessageContaining(second.resolve("twice.conf").toString())
        .hasMessageContaining("there is " + directory.resolve("twice.conf") + " too");
  }

  @Test
  void ownCatalogueWithoutWhatThePackedNameNeedsThemLeftOut() throws IOException {
    SensorCatalogue lamps =
        ReadCatalogue.fromFile(
            Files.writeString(
                directory.resolve("sensors.txt"),
                """
                sensors.lamp { entity = Streetlight, cadence = 60s, metrics {
                  power { unit = kW, min = 1, max = 2, aliases = [], description = "" } } }
                """),
            problems(),
            Set.of());
    ConfigReader misfit = problems();
    ConfigReader alone = problems();

    ReadSources.from(new SourceFolders(true, List.of()), lamps, misfit);
    ReadSources.from(new SourceFolders(false, List.of()), lamps, alone);

    assertThatThrownBy(misfit::orThrow).hasMessageContaining("set sources.packed = false");
    alone.orThrow();
  }

  private static DescribedSources with(ConfigReader problems, Path... folders) {
    return ReadSources.from(new SourceFolders(true, List.of(folders)), Judged.CATALOGUE, problems);
  }

  @Test
  void folderThatIsNotThereIsAMistake() {
    ConfigReader problems = problems();

    ReadSources.fromDirectory(directory.resolve("absent"), Judged.CATALOGUE, problems);

    assertThatThrownBy(problems::orThrow).hasMessageContaining("absent");
  }

  @Test
  void descriptionsTravelToExecutorsAndReadTheSameThere() throws Exception {
    List<SourceDescription> here = ReadSources.defaults(Judged.CATALOGUE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(FormatsByTopic.of(here));
    }
    FormatsByTopic there;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      there = (FormatsByTopic) in.readObject();
    }
    Judged judgedThere = new Judged(there);
    Judged judgedHere = new Judged(FormatsByTopic.of(here));

    ForeignMessagesTest.cases()
        .map(golden -> golden.get())
        .forEach(
            golden ->
                assertThat(judgedThere.shown((String) golden[1], (String) golden[2]))
                    .isEqualTo(judgedHere.shown((String) golden[1], (String) golden[2])));
  }

  private static ConfigReader problems() {
    return ConfigReader.of(ConfigFactory.empty(), "citylake.conf");
  }

  private static String shown(ConfigProblem problem) {
    String place = problem.place().substring(problem.place().lastIndexOf('/') + 1);
    return problem.key() + " @ " + (place.equals("citylake.conf") ? "" : place);
  }

  private void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
