package io.citylake.localstack;

import java.util.regex.Pattern;

/**
 * What {@code spark-submit} says of a driver that runs on a worker. A standalone cluster's says
 * that it failed, and ends with 0.
 */
final class DriverOnWorker {

  private static final Pattern BAD_END =
      Pattern.compile("State of driver \\S+ is (FAILED|ERROR|KILLED)\\b");

  private volatile boolean failed;

  void hear(String line) {
    failed |= BAD_END.matcher(line).find();
  }

  boolean failed() {
    return failed;
  }
}
