package io.citylake.repair;

import static io.citylake.repair.LampLake.LAMPS;
import static io.citylake.repair.LampLake.TOPIC;
import static io.citylake.repair.LampLake.lamp;
import static io.citylake.repair.LampLake.lamps;
import static io.citylake.repair.LampLake.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.postgres.LakeLock;
import io.citylake.postgres.MigratedDatabase;
import io.citylake.postgres.PostgresPool;
import io.citylake.session.CitylakeSession;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person calls them, with the lake's catalogue in PostgreSQL. */
class RepairIT {
  private final Map<String, String> keys = new LinkedHashMap<>();

  @TempDir private Path directory;

  @BeforeEach
  void makeLakeWithRejections() throws Exception {
    keys.put("postgres.url", MigratedDatabase.create());
    keys.put("postgres.user", "postgres");
    keys.put("lake.warehouse", directory.resolve("warehouse").toString());
    keys.put("streaming.shuffle-partitions", "2");
    keys.put("sources.packed", "false");
    catalogue(LAMPS);
    try (SparkSession spark = CitylakeSession.open(settings(), "test")) {
      LampLake.stream(
          spark, settings(), lamp(0, "\"brightness\": 400"), record(TOPIC, 1, "no reading"));
    }
  }

  @Test
  void rejectionsAreRepairedOnceByOneAtATimeAndListedAsRepaired() throws Exception {
    catalogue(lamps("brightness", 1000));
    assertThat(ok(new RepairCommand(keys), "--reason", "out_of_range,MALFORMED", "--dry-run"))
        .containsPattern("readings now +1")
        .contains("dry run: nothing was written");

    try (PostgresPool postgres = PostgresPool.open(settings().postgres(), "test");
        LakeLock other = LakeLock.tryTake(postgres, "lake.raw.repairs").orElseThrow()) {
      Outcome refused = run(new RepairCommand(keys), "--reason", "OUT_OF_RANGE");
      assertThat(other.isHeld()).isTrue();
      assertThat(refused.exitCode()).isEqualTo(ExitCodes.FAILED);
      assertThat(refused.errors()).contains("another repair is at work");
    }

    assertThat(ok(new RepairCommand(keys), "--reason", "OUT_OF_RANGE,MALFORMED"))
        .containsPattern("rejected records read +2")
        .containsPattern("readings now +1")
        .containsPattern("still rejected +1")
        .containsPattern("2026-01-15 +1")
        .contains("the next daily marts take these days up");
    assertThat(ok(new RepairCommand(keys), "--reason", "OUT_OF_RANGE,MALFORMED"))
        .contains("no reading was won, nothing was written");
    assertThat(ok(new RejectionsCommand(keys), "--samples", "1"))
        .containsPattern("lamps +MALFORMED +1 +0")
        .containsPattern("lamps +OUT_OF_RANGE +1 +1")
        .containsPattern("0 +1 +.* no reading");

    Outcome unknown = run(new RepairCommand(keys), "--reason", "BROKEN");
    assertThat(unknown.exitCode()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(unknown.errors()).contains("--reason = BROKEN").contains("OUT_OF_RANGE");
    Outcome both = run(new RepairCommand(keys), "--repeated", "--reason", "MALFORMED");
    assertThat(both.exitCode()).isEqualTo(ExitCodes.BAD_CONFIGURATION);
    assertThat(both.errors()).contains("mutually exclusive");
  }

  private record Outcome(int exitCode, String output, String errors) {}

  private static String ok(Object command, String... arguments) {
    Outcome outcome = run(command, arguments);
    assertThat(outcome.exitCode()).as(outcome.errors()).isEqualTo(ExitCodes.DONE);
    return outcome.output();
  }

  private static Outcome run(Object command, String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine line = ExitCodes.commandLine(command);
    line.setOut(new PrintWriter(output));
    line.setErr(new PrintWriter(errors));
    int exitCode = line.execute(arguments);
    return new Outcome(exitCode, output.toString(), errors.toString());
  }

  private void catalogue(String sensorTypes) throws IOException {
    Path file = directory.resolve("sensors.conf");
    Files.writeString(file, "sensors { " + sensorTypes + " }");
    keys.put("catalogue.sensors-file", file.toString());
  }

  private Settings settings() {
    return ReadSettings.from(Optional.empty(), Map.of(), keys);
  }
}
