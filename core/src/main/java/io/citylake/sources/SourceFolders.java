package io.citylake.sources;

import java.nio.file.Path;
import java.util.List;

/**
 * Where descriptions of foreign sources lie.
 *
 * @param packed whether those that the jar holds count
 * @param folders of the user's own, in the order in which they are read
 */
public record SourceFolders(boolean packed, List<Path> folders) {
  public SourceFolders {
    folders = List.copyOf(folders);
  }
}
