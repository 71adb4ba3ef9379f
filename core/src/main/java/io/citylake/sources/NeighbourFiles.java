package io.citylake.sources;

import io.citylake.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A description's neighbours are the files that it names: where they are given without a folder,
 * they lie beside it.
 *
 * @param description the description's own file
 */
record NeighbourFiles(Path description) {

  /**
   * What the file at {@code key} holds; nothing, with a problem noted, where it cannot be read.
   *
   * @param section has the key
   */
  byte[] read(ConfigReader section, String key) {
    String name = section.string(key);
    try {
      return Files.readAllBytes(description.resolveSibling(name));
    } catch (NoSuchFileException e) {
      section.problem(key, "no such file; paths begin at the description's folder");
    } catch (IOException | InvalidPathException e) {
      section.problem(key, "cannot be read: " + e.getMessage());
    }
    return new byte[0];
  }
}
