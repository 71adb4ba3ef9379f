package io.citylake.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The notebooks run as a person runs them, on what {@code prepare.sh} makes: a smaller city, and
 * only the marts that they ask. Takes minutes, and only where Jupyter is installed.
 */
class NotebooksIT {
  private static final Path NOTEBOOKS = Path.of("../notebooks");
  private static final String MARTS =
      "daily_city_air_quality,daily_traffic,daily_parking,daily_energy,daily_weather";
  private static final Pattern SERVING_URL = Pattern.compile("'(postgresql://[^']+)'");

  @TempDir Path home;

  private Path output;
  private Path citylake;

  @BeforeEach
  void copyTheNotebooks() throws Exception {
    output = home.resolve("output.txt");
    assumeTrue(kernelHasThePackages(), "Jupyter is not installed, or not what the notebooks need");
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, home.resolve(file.getFileName()));
      }
    }
    citylake = script("citylake", "exec " + commandLine() + " \"$@\"");
  }

  @AfterEach
  void stopTheStack() throws Exception {
    if (citylake != null) {
      run(Map.of(), citylake.toString(), "down");
    }
  }

  @Test
  void everyNotebookRunsOnWhatPrepareMakes() throws Exception {
    run(
        Map.of(
            "CITYLAKE",
            citylake.toString(),
            "SENSORS",
            "25",
            "MARTS",
            MARTS,
            "CITYLAKE_BATCH_SHUFFLE_PARTITIONS",
            "2"),
        "sh",
        "prepare.sh",
        "--kafka-port",
        "0",
        "--postgres-port",
        "0");
    Matcher url = SERVING_URL.matcher(Files.readString(output));
    assertThat(url.find()).isTrue();

    run(
        Map.of("CITYLAKE", citylake.toString(), "SERVING_URL", url.group(1)),
        "sh",
        "-c",
        "jupyter-nbconvert --to notebook --execute --output-dir executed ./*.ipynb");

    assertThat(Files.readString(home.resolve("executed/3_a_day_in_the_city.ipynb")))
        .containsPattern("(?s)(image/png.*){5}");
  }

  private boolean kernelHasThePackages() throws Exception {
    Path notebook =
        Files.writeString(
            home.resolve("imports.ipynb"),
            """
            {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}},
             "cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [],
                        "source": "import matplotlib, pandas, psycopg2"}]}
            """);
    Process process =
        process(
                Map.of(),
                "sh",
                "-c",
                "jupyter-nbconvert --to notebook --execute --stdout imports.ipynb")
            .start();
    boolean works = process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    Files.delete(notebook);
    return works;
  }

  private void run(Map<String, String> environment, String... command) throws Exception {
    Process process = process(environment, command).start();
    try {
      assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      process.destroy();
    }
  }

  private ProcessBuilder process(Map<String, String> environment, String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder;
  }

  private String commandLine() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-D"))
        .forEach(words::add);
    words.addAll(
        List.of(
            "-Xmx2g",
            "-XX:TieredStopAtLevel=1",
            "-Dcitylake.home=" + home,
            "-cp",
            System.getProperty("java.class.path")));
    words.add(Citylake.class.getName());
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  private Path script(String name, String body) throws IOException {
    Path script = Files.writeString(home.resolve(name), "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
