package io.citylake.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A machine is where a benchmark ran.
 *
 * @param processor the model as the system names it; its architecture where it names none
 * @param memoryBytes 0 where the system does not tell
 * @param citylake the version; {@code from source} where the classes are not in a jar
 */
public record Machine(
    int cores,
    String processor,
    long memoryBytes,
    String operatingSystem,
    String java,
    String citylake) {
  private static final String POM =
      "/META-INF/maven/io.citylake/citylake-benchmarks/pom.properties";

  /** The machine that this JVM runs on. */
  public static Machine thisOne() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        procLine("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
        kibibytes(procLine("/proc/meminfo", "MemTotal", "0 kB")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        version());
  }

  /** Everything but the version, for people. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%d cores of %s, %d GiB, %s, %s",
        cores,
        processor,
        memoryBytes >> 30,
        operatingSystem,
        java);
  }

  /** The first line of a file such as {@code /proc/cpuinfo} that begins with a name. */
  private static String procLine(String file, String name, String otherwise) {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(path)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }

  private static long kibibytes(String text) {
    return Long.parseLong(text.replaceAll("[^0-9]", "")) * 1024;
  }

  private static String version() {
    try (InputStream pom = Machine.class.getResourceAsStream(POM)) {
      if (pom == null) {
        return "from source";
      }
      Properties properties = new Properties();
      properties.load(pom);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
