package io.citylake.localstack;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of a program that runs with a class path of its own, where the build found them.
 *
 * @param program for messages
 * @param resource where the build wrote them down
 */
record RecordedClassPath(String program, String resource) {

  /**
   * Returns the jars; all of them are there.
   *
   * @throws StackException if the build is incomplete
   */
  List<Path> jars() {
    try (var content = RecordedClassPath.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw incompleteBuild(resource + " is missing");
      }
      var text = new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
      var jars = Stream.of(text.split(File.pathSeparator)).map(Path::of).toList();
      requirePresent(jars);
      return jars;
    } catch (IOException e) {
      throw incompleteBuild(e.getMessage());
    }
  }

  StackException incompleteBuild(String cause) {
    return new StackException(
        program + " was not started", cause, "build again: ./mvnw -DskipTests package");
  }

  private void requirePresent(List<Path> jars) {
    var missing = jars.stream().filter(jar -> !Files.exists(jar)).map(Path::toString).toList();
    if (!missing.isEmpty()) {
      throw incompleteBuild(
          "these were there at the build and are gone:\n" + String.join("\n", missing));
    }
  }
}
