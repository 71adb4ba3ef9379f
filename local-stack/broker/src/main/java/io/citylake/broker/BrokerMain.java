package io.citylake.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Runs one Kafka broker in this JVM until it is told to end: by a signal, or by the end of its
 * standard input.
 *
 * <p>Whoever starts it holds the other end of the standard input, so the broker ends with its
 * parent, however that one died. A detached broker does not read its standard input.
 */
public final class BrokerMain {

  /** The last argument of a broker that outlives its parent. */
  public static final String DETACHED = "--detached";

  private BrokerMain() {}

  /**
   * Starts the broker and returns when it has ended.
   *
   * @param arguments directory, client port, controller port, and optionally {@link #DETACHED}
   * @throws IOException if the directory cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    var detached = arguments.length == 4 && arguments[3].equals(DETACHED);
    if (arguments.length != 3 && !detached) {
      System.err.println("usage: BrokerMain DIRECTORY PORT CONTROLLER_PORT [" + DETACHED + "]");
      System.exit(2);
    }
    if (!detached) {
      ParentWatch.start();
    }

    var directory = Path.of(arguments[0]);
    var settings =
        new BrokerSettings(
            directory, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    var file = settings.write();
    formatIfNew(settings.dataDirectory(), file);
    Kafka.main(new String[] {file.toString()});
  }

  private static void formatIfNew(Path dataDirectory, Path settings) {
    if (Files.exists(dataDirectory.resolve("meta.properties"))) {
      return;
    }
    var command =
        List.of(
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            settings.toString());
    var code = StorageTool.execute(command.toArray(String[]::new), System.out);
    if (code != 0) {
      System.exit(code);
    }
  }
}
