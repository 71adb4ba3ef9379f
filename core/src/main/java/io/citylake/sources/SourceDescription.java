package io.citylake.sources;

import io.citylake.format.foreign.ForeignFormat;
import io.citylake.sources.recording.Recording;
import java.io.Serializable;
import java.util.List;

/**
 * A source's description is there for one that does not speak canonical JSON: the content of {@code
 * conf/sources/NAME.conf}.
 *
 * @param name the file's name without {@code .conf}
 * @param topics that carry its records; at least one
 * @param format of its records
 * @param recording where its recordings are; null for a source that is only live
 * @param fields every place of the description that names fields
 */
public record SourceDescription(
    String name,
    List<String> topics,
    ForeignFormat format,
    Recording recording,
    List<DescribedField> fields)
    implements Serializable {
  public SourceDescription {
    topics = List.copyOf(topics);
    fields = List.copyOf(fields);
  }

  /** The same source recorded as {@code other} says. */
  public SourceDescription recordedAs(Recording other) {
    return new SourceDescription(name, topics, format, other, fields);
  }

  /** The same source with the places that name fields. */
  SourceDescription withFields(List<DescribedField> places) {
    return new SourceDescription(name, topics, format, recording, places);
  }
}
