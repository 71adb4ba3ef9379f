package io.citylake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String SESAME = "open-sesame";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres.password",
        "kafka.properties.\"sasl.jaas.config\"",
        "kafka.properties.\"ssl.keystore.password\"",
        "kafka.properties.\"ssl.keystore.key\"",
        "lake.properties.\"s3.secret-access-key\"",
        "lake.properties.\"s3.session-token\"",
        "lake.properties.credential",
      })
  void secretIsMaskedInTheEffectiveConfiguration(String key) {
    Settings settings = ReadSettings.from(Optional.empty(), Map.of(), Map.of(key, SESAME));

    assertThat(settings.effective())
        .contains(key.replace("\"", "") + " = ***")
        .noneMatch(line -> line.contains(SESAME));
  }

  @Test
  void secretInsideOfAUrlIsMaskedToo() {
    String url = "jdbc:postgresql://db/city?user=anna&password=" + SESAME + "&ssl=true";

    Settings settings = ReadSettings.from(Optional.empty(), Map.of(), Map.of("postgres.url", url));

    assertThat(settings.effective())
        .contains("postgres.url = \"jdbc:postgresql://db/city?user=anna&password=***&ssl=true\"");
    assertThat(settings.postgres().url()).isEqualTo(url);
  }

  @Test
  void errorAboutASecretDoesNotShowIt() {
    assertThatThrownBy(
            () -> ReadSettings.from(Optional.empty(), Map.of(), Map.of("postgres.pasword", SESAME)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("postgres.pasword = ***")
        .hasMessageNotContaining(SESAME);
  }

  @Test
  void settingsShowNoSecretWhereTheyAreLogged() {
    Settings settings =
        ReadSettings.from(
            Optional.empty(),
            Map.of("CITYLAKE_POSTGRES_PASSWORD", SESAME),
            Map.of("kafka.properties.\"sasl.jaas.config\"", SESAME));

    assertThat(settings.postgres().password().reveal()).isEqualTo(SESAME);
    assertThat(settings.toString()).doesNotContain(SESAME);
  }

  @Test
  void passwordFileComesBeforeThePasswordItself() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), SESAME + "\n");

    Settings settings =
        ReadSettings.from(
            Optional.empty(),
            Map.of(),
            Map.of("postgres.password", "other", "postgres.password-file", file.toString()));

    assertThat(settings.postgres().password().reveal()).isEqualTo(SESAME);
    assertThat(settings.effective()).contains("postgres.password-file = \"" + file + "\"");
  }

  @Test
  void passwordFileThatIsNotThereIsAnError() {
    String file = directory.resolve("nowhere").toString();

    assertThatThrownBy(
            () ->
                ReadSettings.from(
                    Optional.empty(), Map.of(), Map.of("postgres.password-file", file)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("postgres.password-file = \"" + file + "\"")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void kafkasSecretsMayComeFromAFile() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("kafka.properties"),
            "security.protocol=SASL_SSL\nsasl.jaas.config=" + SESAME + "\n");

    Settings settings =
        ReadSettings.from(
            Optional.empty(),
            Map.of(),
            Map.of(
                "kafka.properties-file",
                file.toString(),
                "kafka.properties.\"client.id\"",
                "citylake"));

    assertThat(settings.kafka().properties())
        .containsOnly(
            Map.entry("security.protocol", "SASL_SSL"),
            Map.entry("sasl.jaas.config", SESAME),
            Map.entry("client.id", "citylake"),
            Map.entry("isolation.level", "read_committed"));
    assertThat(settings.effective()).noneMatch(line -> line.contains(SESAME));
  }
}
