package io.citylake.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.models.ReadMarts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
  private static final Path PAGE = Path.of("../docs/data-dictionary.md");

  @Test
  void committedPageShowsEveryTableMetricAndRejectionAsItIsDeclared() throws IOException {
    String generated = new DataDictionary(ReadCatalogue.defaults(), ReadMarts.packed()).text();

    if (Boolean.getBoolean("citylake.write-docs")) {
      Files.writeString(PAGE, generated);
    }
    assertThat(PAGE)
        .as(
            "renew it: ./mvnw test -pl pipeline -am -Dtest=DataDictionaryTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcitylake.write-docs=true")
        .hasContent(generated);
  }
}
