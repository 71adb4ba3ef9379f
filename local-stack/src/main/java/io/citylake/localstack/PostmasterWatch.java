package io.citylake.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A shell that outlives this JVM by a moment, to stop PostgreSQL after it. */
final class PostmasterWatch implements AutoCloseable {

  private final Process shell;

  private PostmasterWatch(Process shell) {
    this.shell = shell;
  }

  static PostmasterWatch over(Path dataDirectory) throws IOException {
    return new PostmasterWatch(
        new ProcessBuilder("sh", "-c", script(), "watch-postmaster", dataDirectory.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  @Override
  public void close() {
    shell.destroyForcibly();
  }

  private static String script() throws IOException {
    try (var resource = PostmasterWatch.class.getResourceAsStream("watch-postmaster.sh")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
