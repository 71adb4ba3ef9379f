package io.citylake.doctor;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Spark's needs of the virtual machine: its version, and what it must be let into. */
final class CheckJava implements Check {
  private static final int OLDEST = 17;

  /** The newest that Spark 4.1 names (https://spark.apache.org/docs/4.1.0/). */
  private static final int NEWEST = 21;

  @Override
  public String name() {
    return "Java";
  }

  @Override
  public Finding look() {
    int version = Runtime.version().feature();
    String seen =
        String.format(
            Locale.ROOT,
            "Java %s, %d processors, heap of %,d MiB",
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            Runtime.getRuntime().maxMemory() >> 20);
    if (version < OLDEST) {
      return Finding.failed(seen, "install a JDK 17 or 21, and name it in JAVA_HOME");
    }
    // Spark reaches into java.nio for its buffers, and fails at its first one where it may not.
    Module java = ByteBuffer.class.getModule();
    if (!java.isOpen(ByteBuffer.class.getPackageName(), CheckJava.class.getModule())) {
      return Finding.failed(
          seen + ", closed to Spark",
          "start it through ./citylake or spark-submit, which add Spark's --add-opens options");
    }
    if (version > NEWEST) {
      return Finding.warn(
          seen, "Spark 4.1 runs on Java 17 and 21: name one of them in JAVA_HOME if a job fails");
    }
    return Finding.ok(seen);
  }
}
