package io.citylake.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.benchmarks.contestant.Contestant;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassPathTest {
  private static final String FLINK = "io.citylake.benchmarks.flink.FlinkWindows";

  @Test
  void flinkFindsAllThatItNeedsInAClassPathOfItsOwn()
      throws IOException, ReflectiveOperationException {
    try (URLClassLoader flink =
        new URLClassLoader(urls(ClassPath.ofFlink()), ClassLoader.getPlatformClassLoader())) {
      Class<?> contestant = flink.loadClass(FLINK);

      assertThat(contestant.getConstructor(Map.class).newInstance(Map.of())).isNotNull();
      assertThat(contestant.getInterfaces()[0].getName()).isEqualTo(Contestant.class.getName());
      assertThat(flink.loadClass("org.apache.kafka.clients.consumer.KafkaConsumer")).isNotNull();
    }
  }

  @Test
  void sparkAndFlinkDoNotMeet() {
    assertThat(ClassPath.ofFlink().text()).contains("flink-runtime").doesNotContain("spark");
    assertThat(ClassPath.ofThisJvm().text()).contains("spark-core").doesNotContain("flink-runtime");
  }

  private static URL[] urls(ClassPath classPath) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.text().split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
