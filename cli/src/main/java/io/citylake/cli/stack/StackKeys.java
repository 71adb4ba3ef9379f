package io.citylake.cli.stack;

import io.citylake.localstack.EmbeddedObjectStore;
import io.citylake.localstack.LocalCluster;
import io.citylake.localstack.LocalStack;
import io.citylake.localstack.RunningCluster;
import io.citylake.localstack.RunningStack;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configuration keys that point at an embedded stack. */
public final class StackKeys {
  /** The user of the jobs: it may write what the jobs write, and owns nothing. */
  static final String JOB_USER = "citylake";

  /** The user of dashboards: it sees {@code serving} and nothing else. */
  public static final String READER = "citylake_bi";

  private static final String STORAGE = "storage.properties.";

  private StackKeys() {}

  /**
   * The keys of the stack that is up, the one of {@code citylake up} before the one with a cluster,
   * and that before the one of a demo; none where none is.
   */
  public static Map<String, String> ofRunningStack() {
    return running().map(StackKeys::of).orElse(Map.of());
  }

  /** The stack that is up, if one is. */
  public static Optional<RunningStack> running() {
    return Home.states().stream()
        .flatMap(directory -> LocalStack.running(directory).stream())
        .findFirst();
  }

  public static Map<String, String> of(RunningStack stack) {
    Map<String, String> keys = of(stack.directory(), stack.bootstrapServers(), stack.jdbcUrl());
    LocalCluster.running(stack.directory()).ifPresent(cluster -> toObjectStore(keys, cluster));
    return keys;
  }

  /** The lake and the checkpoints of a cluster are where all of its machines reach them. */
  private static void toObjectStore(Map<String, String> keys, RunningCluster cluster) {
    String bucket = "s3a://" + EmbeddedObjectStore.BUCKET;
    keys.put("lake.warehouse", bucket + "/warehouse");
    keys.put("streaming.queries.records.checkpoint", bucket + "/checkpoints/records");
    keys.put("streaming.queries.windows.checkpoint", bucket + "/checkpoints/windows");
    putStorage(keys, cluster.hadoopProperties());
    putStorage(keys, cluster.keys().hadoopProperties());
  }

  private static void putStorage(Map<String, String> keys, Map<String, String> properties) {
    properties.forEach((name, value) -> keys.put(STORAGE + name, value));
  }

  public static Map<String, String> of(Path directory, String bootstrapServers, String ownerUrl) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("kafka.topics", quotedList(StackTopics.all()));
    keys.putAll(StackSources.of(directory));
    keys.put("postgres.url", urlWithoutUser(ownerUrl));
    keys.put("postgres.user", JOB_USER);
    keys.put("lake.warehouse", directory.resolve("warehouse").toString());
    keys.put(
        "streaming.queries.records.checkpoint",
        directory.resolve("checkpoints/records").toString());
    keys.put(
        "streaming.queries.windows.checkpoint",
        directory.resolve("checkpoints/windows").toString());
    return keys;
  }

  /**
   * The keys that a file for {@code --config} may hold: all but the object store's secrets, which
   * Spark's processes have in their environment.
   */
  static Map<String, String> forFile(RunningStack stack) {
    Map<String, String> keys = of(stack);
    LocalCluster.running(stack.directory())
        .ifPresent(
            cluster ->
                cluster.keys().hadoopProperties().keySet().forEach(k -> keys.remove(STORAGE + k)));
    return keys;
  }

  private static String quotedList(Collection<String> names) {
    return names.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }

  /** {@code ownerUrl} without its parameters: who logs in is the configuration's business. */
  public static String urlWithoutUser(String ownerUrl) {
    return ownerUrl.replaceFirst("\\?.*", "");
  }
}
