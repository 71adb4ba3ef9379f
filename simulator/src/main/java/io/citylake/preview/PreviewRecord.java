package io.citylake.preview;

/**
 * A record that would be sent, with where it stands.
 *
 * @param file as people find it
 * @param line its first line in the file, from 1
 * @param key of the Kafka record; null where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on at once and compared by nobody
public record PreviewRecord(String file, long line, byte[] key, byte[] payload) {
  String place() {
    return file + ":" + line;
  }
}
