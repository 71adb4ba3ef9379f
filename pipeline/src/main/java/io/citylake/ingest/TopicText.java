package io.citylake.ingest;

import org.apache.spark.unsafe.types.UTF8String;

/** Gives a record's topic as Java holds it: as a rule that of the record before. For one thread. */
final class TopicText {
  private UTF8String last;
  private String lastText;

  String of(UTF8String topic) {
    if (!topic.equals(last)) {
      last = topic.copy();
      lastText = topic.toString();
    }
    return lastText;
  }
}
