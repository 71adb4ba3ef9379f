package io.citylake.cli.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The classes of this JVM in a file from which later ones start: Spark's twenty thousand need not
 * be read out of their jars and verified each time.
 *
 * <p>By class data sharing (JEP 310, JEP 350), in the way that JDK 17 has it: {@code jcmd VM.cds
 * dynamic_dump} of this process.
 */
final class ClassArchive {
  private static final String PROPERTY = "citylake.class-archive";

  private ClassArchive() {}

  /** Writes it, which takes some seconds. Where that fails, further commands start as this did. */
  static void keep(PrintWriter out) {
    String place = System.getProperty(PROPERTY);
    out.println();
    if (place == null) {
      out.println(
          "the loaded classes were not kept: only ./citylake can start Java so that it can");
      return;
    }
    out.println("keeping the loaded classes ...");
    out.flush();
    Path file = Path.of(place);
    try {
      // Another command may start meanwhile, and must not find half of it.
      Path unfinished =
          file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
      unfinished.toFile().deleteOnExit();
      dump(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | JMException e) {
      out.println("they were not kept: " + e.getMessage());
    }
  }

  private static void dump(Path to) throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    beans.invoke(
        new ObjectName("com.sun.management:type=DiagnosticCommand"),
        "vmCds",
        new Object[] {new String[] {"dynamic_dump", to.toString()}},
        new String[] {String[].class.getName()});
  }
}
