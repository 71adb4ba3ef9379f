package io.citylake.replay;

/** Where a replay sends its records, in the order of the calls. */
public interface RecordSink {

  /**
   * Takes a record; may return before it is safe.
   *
   * @param key null where the record has none
   * @throws ReplayFailed where this or an earlier record was not taken
   */
  void send(String topic, byte[] key, byte[] payload);

  /**
   * Returns when every record is safe.
   *
   * @throws ReplayFailed where one was not taken
   */
  void flush();
}
