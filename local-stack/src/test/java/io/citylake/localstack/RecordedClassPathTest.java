package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordedClassPathTest {

  @Test
  void sparksJarsAreThoseThatTheBuildFound() {
    assertThat(new RecordedClassPath("Spark", "/META-INF/citylake-spark.classpath").jars())
        .anyMatch(jar -> jar.getFileName().toString().startsWith("spark-core_"))
        .allMatch(jar -> jar.toFile().isFile());
  }

  @Test
  void everyJarThatIsGoneIsNamedAtOnce() {
    assertThatThrownBy(() -> new RecordedClassPath("Server", "/META-INF/gone.classpath").jars())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("Server was not started")
        .hasMessageContaining("/no/such/directory/first.jar")
        .hasMessageContaining("/no/such/directory/second.jar")
        .hasMessageContaining("build again");
  }

  @Test
  void classPathThatWasNotWrittenIsNamed() {
    assertThatThrownBy(() -> new RecordedClassPath("Server", "/META-INF/none.classpath").jars())
        .isInstanceOf(StackException.class)
        .hasMessageContaining("/META-INF/none.classpath is missing");
  }
}
