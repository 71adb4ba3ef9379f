package io.citylake.send;

/** A sender takes records to where they go, in the order of the calls. */
public interface Sender {

  /**
   * Takes a record; may return before it is safe.
   *
   * @param key null where the record has none
   * @throws SendingFailed where this or an earlier record was not taken
   */
  void send(String topic, byte[] key, byte[] payload);

  /**
   * Returns when every record is safe.
   *
   * @throws SendingFailed where one was not taken
   */
  void flush();
}
