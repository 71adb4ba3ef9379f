package io.citylake.benchmarks.freshness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Epochs as a folder has them in which Spark writes a file for each, named by its number: a
 * checkpoint, or the log of a file sink.
 */
record EpochFiles(Path folder) implements LakeEpochs {
  // Each tenth file of a file sink's log holds all before it, too.
  private static final Pattern NAME = Pattern.compile("([0-9]+)(\\.compact)?");

  @Override
  public OptionalLong last() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> NAME.matcher(file.getFileName().toString()))
          .filter(name -> name.matches())
          .mapToLong(name -> Long.parseLong(name.group(1)))
          .max();
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }
}
