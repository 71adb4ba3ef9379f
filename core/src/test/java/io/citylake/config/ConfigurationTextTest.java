package io.citylake.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTextTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadAsTheOverridesWere() throws IOException {
    Map<String, String> overrides = new LinkedHashMap<>();
    overrides.put("kafka.topics", "[\"one\", \"two\"]");
    overrides.put("postgres.url", "jdbc:postgresql://localhost:5432/city?sslmode=require");
    overrides.put("lake.warehouse", "C:\\lake \"old\"");
    overrides.put("streaming.watermark", "20m");
    overrides.put("storage.properties.fs.s3a.endpoint", "http://here");
    overrides.put("storage.properties.fs.s3a.endpoint.region", "one");

    Path file = directory.resolve("citylake.conf");
    Files.writeString(file, ConfigurationText.of(overrides));

    Settings written = ReadSettings.from(Optional.of(file), Map.of(), Map.of());
    assertThat(written.effective())
        .isEqualTo(ReadSettings.from(Optional.empty(), Map.of(), overrides).effective());
    assertThat(written.kafka().topics()).isEqualTo(List.of("one", "two"));
    assertThat(written.storage().properties())
        .containsOnly(
            Map.entry("fs.s3a.endpoint", "http://here"),
            Map.entry("fs.s3a.endpoint.region", "one"));
  }
}
