package io.citylake.describe.sample;

import io.citylake.recording.documents.Document;
import java.util.List;

/**
 * A sampled file is some hundred lines of a document: from its beginning, its middle and its end.
 *
 * @param encoding the name of its character set
 * @param lines in the file's order
 */
public record SampledFile(Document document, String encoding, List<SampledLine> lines) {
  public SampledFile {
    lines = List.copyOf(lines);
  }

  /** Its path below the folder of the recordings, with slashes; of a topic its name. */
  public String name() {
    return document.name();
  }

  /** Whether it was a topic that the sample was taken of. */
  public boolean isOfTopic() {
    return document.file() == null;
  }
}
