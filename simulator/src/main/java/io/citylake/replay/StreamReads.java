package io.citylake.replay;

/** How far the speed layer is with what a replay has sent. */
public interface StreamReads extends AutoCloseable {
  /** Whether the windows of all that Kafka holds of the replay's topics are computed. */
  boolean hasReadAll();

  @Override
  void close();
}
