package io.citylake.cli.env;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a file like {@code .env}: comments, and a key with its value a line. */
public record EnvFile(List<String> lines) {
  private static final Pattern ENTRY = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)");

  public EnvFile {
    lines = List.copyOf(lines);
  }

  /** The file's lines. */
  public static EnvFile read(Path file) throws IOException {
    return new EnvFile(Files.readAllLines(file));
  }

  /** Every key with its value, empty where it has none, in the file's order. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      if (entry.matches()) {
        values.put(entry.group(1), entry.group(2).strip());
      }
    }
    return values;
  }

  Set<String> keysWithoutValue() {
    Set<String> keys = new LinkedHashSet<>();
    values().forEach((key, value) -> addIf(value.isEmpty(), keys, key));
    return keys;
  }

  /** The keys of {@code example} that have no value here, or do not stand here at all. */
  Set<String> missingFrom(EnvFile example) {
    Map<String, String> present = values();
    Set<String> missing = new LinkedHashSet<>();
    example
        .values()
        .keySet()
        .forEach(key -> addIf(present.getOrDefault(key, "").isEmpty(), missing, key));
    return missing;
  }

  /**
   * These lines, with every key of {@code example} given a value: its own here, else the example's,
   * else a secret. Keys that do not stand here come at the end.
   */
  EnvFile withValuesOf(EnvFile example, Supplier<String> secret) {
    Map<String, String> missing = new LinkedHashMap<>();
    Map<String, String> defaults = example.values();
    for (String key : missingFrom(example)) {
      String value = defaults.get(key);
      missing.put(key, value.isEmpty() ? secret.get() : value);
    }
    List<String> completed = new ArrayList<>();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      String value = entry.matches() ? missing.remove(entry.group(1)) : null;
      completed.add(value == null ? line : entry.group(1) + "=" + value);
    }
    missing.forEach((key, value) -> completed.add(key + "=" + value));
    return new EnvFile(completed);
  }

  /** Writes the lines to {@code target}, all or nothing, for its owner's eyes only. */
  void writePrivately(Path target) throws IOException {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path written = Files.createTempFile(target.getParent(), ".env", ".new", ownerOnly);
    try {
      Files.write(written, lines);
      Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Values may be secrets. */
  @Override
  public String toString() {
    return "EnvFile" + values().keySet();
  }

  private static void addIf(boolean wanted, Set<String> keys, String key) {
    if (wanted) {
      keys.add(key);
    }
  }
}
