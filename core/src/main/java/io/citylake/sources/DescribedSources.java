package io.citylake.sources;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The described sources are what all folders of descriptions hold together.
 *
 * @param folders where they lie
 * @param descriptions sorted by name
 * @param ownTopics the topics that the user's own descriptions name, sorted
 * @param replaced for each packed description that one of the user's own replaces, a sentence for
 *     people
 */
public record DescribedSources(
    SourceFolders folders,
    List<SourceDescription> descriptions,
    Set<String> ownTopics,
    List<String> replaced) {
  public DescribedSources {
    descriptions =
        descriptions.stream().sorted(Comparator.comparing(SourceDescription::name)).toList();
    ownTopics = new TreeSet<>(ownTopics);
    replaced = List.copyOf(replaced);
  }
}
