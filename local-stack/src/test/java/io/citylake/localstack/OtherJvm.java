package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A JVM beside the test's, which starts a stack. Its main prints one line when the stack is up. */
final class OtherJvm {

  private OtherJvm() {}

  /** The main of the JVM: {@code attached DIRECTORY} or {@code detached DIRECTORY}. */
  public static void main(String[] arguments) throws Exception {
    var directory = Path.of(arguments[1]);
    if (arguments[0].equals("detached")) {
      System.out.println(LocalStack.startDetached(directory, StackPorts.FREE));
      return;
    }
    try (var stack = LocalStack.start(directory, StackPorts.FREE)) {
      System.out.println(stack.jdbcUrl());
      new CountDownLatch(1).await();
    }
  }

  /** Returns the JVM as soon as its attached stack is up. */
  static Process withAttachedStack(Path directory) throws IOException {
    var jvm = start("attached", directory);
    if (jvm.inputReader().readLine() == null) {
      throw new IllegalStateException(
          "the other JVM started no stack: exit code " + jvm.onExit().join().exitValue());
    }
    return jvm;
  }

  /** Returns when the JVM that started the stack has ended. */
  static void startDetachedStack(Path directory) throws Exception {
    var jvm = start("detached", directory);
    if (!jvm.waitFor(2, TimeUnit.MINUTES) || jvm.exitValue() != 0) {
      jvm.destroyForcibly();
      throw new IllegalStateException("the other JVM started no stack");
    }
  }

  /** Every process that names the directory: the broker, PostgreSQL, and what watches over them. */
  static List<ProcessHandle> processesNaming(Path directory) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.contains(directory.toString()))
                    .isPresent())
        .toList();
  }

  private static Process start(String lifetime, Path directory) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java, "-Xmx256m", OtherJvm.class.getName(), lifetime, directory.toString());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
