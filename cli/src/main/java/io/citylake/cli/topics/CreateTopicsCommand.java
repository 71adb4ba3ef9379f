package io.citylake.cli.topics;

import io.citylake.command.AlignedRows;
import io.citylake.command.CommandFailed;
import io.citylake.command.ConfiguredCommand;
import io.citylake.command.ExitCodes;
import io.citylake.command.Faults;
import io.citylake.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake topics create}. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes the topics that are missing of those that the speed layer reads: kafka.topics, and"
          + " those that your own",
      "descriptions name. Kafka stamps what arrives (message.timestamp.type=LogAppendTime). A topic"
          + " that is there is never",
      "changed: what differs is said, and the exit code is 0."
    })
public final class CreateTopicsCommand extends ConfiguredCommand {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final String PARTITIONS = "--partitions";
  private static final String REPLICATION = "--replication";

  @Parameters(
      arity = "0..*",
      paramLabel = "TOPIC",
      description = "only these (default: all that the speed layer reads)")
  private List<String> named = List.of();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,...",
      description = "Kafka's brokers (default: kafka.bootstrap-servers)")
  private String bootstrapServers;

  @Option(
      names = PARTITIONS,
      paramLabel = "N",
      description = "of a topic that is made (default: 4)")
  private Integer partitions;

  @Option(
      names = REPLICATION,
      paramLabel = "N",
      description = "copies of each partition (default: as the brokers are set)")
  private Integer replication;

  /**
   * The command with settings that its caller knows.
   *
   * @param keys by key, over the configuration file's
   */
  public CreateTopicsCommand(Map<String, String> keys) {
    super(keys);
  }

  @Override
  protected Work work(Faults faults) {
    if (partitions != null) {
      faults.between(PARTITIONS, partitions, 1, 100_000);
    }
    if (replication != null) {
      faults.between(REPLICATION, replication, 1, Short.MAX_VALUE);
    }
    Settings settings =
        settings(
            faults,
            bootstrapServers == null
                ? Map.of()
                : Map.of("kafka.bootstrap-servers", bootstrapServers));
    Set<String> topics = topics(settings);
    if (topics.isEmpty()) {
      faults.missing(
          "TOPIC",
          "kafka.topics-pattern names no topic that could be made, and no description of your own"
              + " does: name the topics, or a folder of descriptions with --sources");
    }
    return () -> make(settings.kafka(), topics);
  }

  private Set<String> topics(Settings settings) {
    if (!named.isEmpty()) {
      return new TreeSet<>(named);
    }
    Set<String> topics = new TreeSet<>(settings.kafka().topics());
    topics.addAll(settings.sources().ownTopics());
    return topics;
  }

  private int make(Settings.Kafka kafka, Set<String> topics) throws InterruptedException {
    try (Admin admin = Admin.create(client(kafka))) {
      show(kafka, new CreateTopics(admin, partitions, replication).make(topics));
    } catch (ExecutionException e) {
      throw failed(kafka, e.getCause());
    } catch (KafkaException e) {
      throw failed(kafka, e.getCause() == null ? e : e.getCause());
    }
    return ExitCodes.DONE;
  }

  private static Properties client(Settings.Kafka kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 3);
    return properties;
  }

  private static CommandFailed failed(Settings.Kafka kafka, Throwable cause) {
    return new CommandFailed(
        "Kafka at %s did not make the topics: %s. See that it is there and that this user may CREATE and DESCRIBE topics, then run the command again: what is made stays"
            .formatted(kafka.bootstrapServers(), cause.getMessage()),
        cause);
  }

  private void show(Settings.Kafka kafka, List<MadeTopic> topics) {
    out().printf("topics of Kafka at %s%n", kafka.bootstrapServers());
    AlignedRows rows = new AlignedRows("topic", "", "partitions", "what differs");
    for (MadeTopic topic : topics) {
      String state = topic.state().name().toLowerCase(Locale.ROOT);
      List<String> differences = topic.differences();
      rows.add(
          topic.name(), state, topic.partitions(), differences.isEmpty() ? "" : differences.get(0));
      differences.stream().skip(1).forEach(further -> rows.add("", "", "", further));
    }
    rows.print(out(), "  ");
    out().flush();
  }
}
