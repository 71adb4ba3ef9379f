package io.citylake.docs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import io.citylake.config.EnvironmentKeys;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code docs/configuration.md}, made of {@code conf/citylake.conf}. */
final class ConfigurationPage {
  private static final String HEAD =
      """
      # Configuration

      Every key with its default and its meaning. This page is generated from [conf/citylake.conf](../conf/citylake.conf): change
      that. `conf/sensors.conf` (the sensor catalogue) and `conf/sources/` (foreign formats) are explained in themselves and in
      [conf/sources/README.md](../conf/sources/README.md).

      **Where a key can be set.** The first that has it wins:

      | | where | example |
      | --- | --- | --- |
      | 1 | `--set`, may be repeated | `--set streaming.queries.windows.trigger=2s` |
      | 2 | the embedded stack, where `./citylake` finds one running: its ports and folders | |
      | 3 | the environment | `CITYLAKE_STREAMING_QUERIES_WINDOWS_TRIGGER=2s` |
      | 4 | the file given with `--config`; it names only what differs | `streaming.queries.windows.trigger = 2s` |
      | 5 | the defaults below | |

      **Environment variables** are made of the key: `CITYLAKE_`, then the key in capitals with `_` for `.` and `-`. A list is written as
      in the file: `CITYLAKE_KAFKA_TOPICS='["traffic", "weather"]'`. In the sections named `properties` only the names listed
      below come from the environment; any other name belongs in the file or in `--set`.

      **The file** is [HOCON](https://github.com/lightbend/config/blob/main/HOCON.md): JSON with comments and without most of its quotation marks.
      `key = ${NAME}` takes the value of the environment variable `NAME`; the file is refused where there is none.

      **Units.** Durations are longer than zero: `500ms`, `10s`, `5m`, `2h`, `1d`. Sizes: `64KiB`, `1MiB`, `1GiB`. Times are instants in UTC: `2026-01-15T00:00:00Z`.

      **What is wrong** is told all at once, with key, value, place and remedy, before anything starts; the exit code is 2. A key that does not exist
      is an error too.

      **Secrets** come from the environment, or from a file of their own (`postgres.password-file`, `kafka.properties-file`); on a command line
      everybody on the machine sees them. The configuration in force is printed at the start with every password, secret, token, credential and JAAS
      entry masked.

      **Fixed by the checkpoint** are keys that a streaming query cannot change any more once it has begun: a start with another value is refused.
      """;

  private final Config defaults;

  /**
   * @param defaults {@code conf/citylake.conf}
   */
  ConfigurationPage(Config defaults) {
    this.defaults = defaults;
  }

  String text() {
    StringBuilder page = new StringBuilder(HEAD);
    for (String section : inTheFilesOrder(defaults.root())) {
      append(page, section, defaults.root().get(section), 2);
    }
    return page.toString();
  }

  private void append(StringBuilder page, String path, ConfigValue value, int depth) {
    ConfigObject section = (ConfigObject) value;
    page.append("\n%s %s\n".formatted("#".repeat(depth), path));
    if (!comment(section).isEmpty()) {
      page.append("\n%s\n".formatted(sentence(comment(section))));
    }
    List<String> names = inTheFilesOrder(section);
    List<String> keys = names.stream().filter(name -> !isSection(section.get(name))).toList();
    if (!keys.isEmpty()) {
      page.append("\n| key | default | meaning |\n| --- | --- | --- |\n");
      keys.forEach(key -> page.append(row(path + "." + key, section.get(key))));
    }
    names.stream()
        .filter(name -> isSection(section.get(name)))
        .forEach(name -> append(page, path + "." + name, section.get(name), depth + 1));
  }

  private String row(String key, ConfigValue value) {
    return "| `%s`<br>`%s` | `%s` | %s |\n"
        .formatted(
            key,
            EnvironmentKeys.variable(key),
            cell(written(value)),
            cell(sentence(comment(value))));
  }

  private static boolean isSection(ConfigValue value) {
    return value instanceof ConfigObject;
  }

  private static String comment(ConfigValue value) {
    return value.origin().comments().stream().map(String::strip).collect(Collectors.joining(" "));
  }

  private static String sentence(String text) {
    return text.isEmpty() || text.endsWith(".") ? text : text + ".";
  }

  private static String written(ConfigValue value) {
    String text = value.render(ConfigRenderOptions.concise());
    return value.unwrapped() instanceof String plain && !plain.isEmpty() ? plain : text;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  private static List<String> inTheFilesOrder(ConfigObject section) {
    return section.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> entry.getValue().origin().lineNumber()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
