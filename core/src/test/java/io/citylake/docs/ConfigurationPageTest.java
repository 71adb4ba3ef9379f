package io.citylake.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");

  @Test
  void committedPageShowsEveryKeyAsItIsDeclared() throws IOException {
    var defaults = ConfigFactory.parseResources("io/citylake/conf/citylake.conf");
    String generated = new ConfigurationPage(defaults).text();

    if (Boolean.getBoolean("citylake.write-docs")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(PAGE)
        .as(
            "renew it: ./mvnw test -pl core -Dtest=ConfigurationPageTest -Dcitylake.write-docs=true")
        .hasContent(generated);
  }
}
