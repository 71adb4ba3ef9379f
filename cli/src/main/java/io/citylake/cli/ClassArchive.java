package io.citylake.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
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

  private final Path file;

  private ClassArchive(Path file) {
    this.file = file;
  }

  /** Empty where the launcher has one, or this JVM was not started to make one. */
  static Optional<ClassArchive> wanted() {
    return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(ClassArchive::new);
  }

  /**
   * Writes it, which takes some seconds. Where that fails, the next start takes as long as this.
   */
  void keep(PrintWriter out) {
    out.println();
    out.println("keeping the loaded classes, so that further commands start in less time ...");
    out.flush();
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
