package io.citylake.cli;

import io.citylake.command.ExitCodes;
import io.citylake.command.SettingsOptions;
import io.citylake.config.Settings;
import io.citylake.ingest.KafkaPartitions;
import io.citylake.postgres.PostgresPool;
import java.io.PrintWriter;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks what the jobs need before anything starts, each failure with its remedy.",
      "Ends with 0 where all is well, with 1 where something is not."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int OLDEST_JAVA = 17;
  private static final long ROOM_BYTES = 2L << 30;

  @Mixin private SettingsOptions settingsOptions;
  @Spec private CommandSpec spec;

  private int failures;

  /** One thing to look at; gives what it saw. */
  private interface Check {
    String finding() throws Exception;
  }

  /** What a check found wrong, and what to do. */
  private static final class Finding extends Exception {
    private static final long serialVersionUID = 1L;

    Finding(String what, String remedy) {
      super(what + "; " + remedy);
    }
  }

  @Override
  public Integer call() {
    // Bad configuration ends the command here, with every error at once.
    Settings settings = settingsOptions.settings(StackKeys.ofRunningStack());
    check("configuration", () -> settings.effective().size() + " keys");
    check("Java", DoctorCommand::java);
    check("disk", DoctorCommand::disk);
    check("Kafka", () -> kafka(settings));
    check("PostgreSQL", () -> postgres(settings));
    return failures == 0 ? ExitCodes.DONE : ExitCodes.FAILED;
  }

  private void check(String what, Check check) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      out.printf("  ok      %-14s %s%n", what, check.finding());
    } catch (Exception e) {
      failures++;
      out.printf("  FAILED  %-14s %s%n", what, e.getMessage());
    }
    out.flush();
  }

  private static String java() throws Finding {
    int version = Runtime.version().feature();
    if (version < OLDEST_JAVA) {
      throw new Finding("Java " + version, "install a JDK 17 or newer");
    }
    return "Java " + Runtime.version();
  }

  private static String disk() throws Exception {
    FileStore store = Files.getFileStore(Home.directory());
    long room = store.getUsableSpace();
    if (room < ROOM_BYTES) {
      throw new Finding("%,d MiB left".formatted(room >> 20), "make room on " + store);
    }
    return "%,d GiB left".formatted(room >> 30);
  }

  private static String kafka(Settings settings) throws Exception {
    try (KafkaPartitions kafka = new KafkaPartitions(settings.kafka())) {
      Set<String> topics = kafka.topics();
      Set<String> missing = new TreeSet<>(settings.kafka().topics());
      missing.removeAll(topics);
      if (!missing.isEmpty()) {
        throw new Finding(
            "no topic " + String.join(", ", missing), "create it, or correct kafka.topics");
      }
      return "%s, %d topics, %d partitions"
          .formatted(settings.kafka().bootstrapServers(), topics.size(), kafka.held(topics).size());
    }
  }

  private static String postgres(Settings settings) throws Exception {
    try (PostgresPool postgres = PostgresPool.open(settings.postgres(), "citylake-doctor")) {
      if (!ResultTable.of(postgres, "select to_regclass('live.windows') is not null as there")
          .contains("true")) {
        throw new Finding("there is no table live.windows", "run citylake migrate as the owner");
      }
      return settings.postgres().url() + " as " + settings.postgres().user();
    }
  }
}
