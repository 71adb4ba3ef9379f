package io.citylake.cli;

import io.citylake.localstack.LocalStack;
import io.citylake.localstack.RunningStack;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration keys that point at an embedded stack. */
final class StackKeys {
  /** The user of the jobs: it may write what the jobs write, and owns nothing. */
  static final String JOB_USER = "citylake";

  /** The user of dashboards: it sees {@code serving} and nothing else. */
  static final String READER = "citylake_bi";

  private StackKeys() {}

  /**
   * The keys of the stack that is up, the one of {@code citylake up} before the one of a demo; none
   * where none is.
   */
  static Map<String, String> ofRunningStack() {
    return running().map(StackKeys::of).orElse(Map.of());
  }

  /** The stack that is up, if one is. */
  static Optional<RunningStack> running() {
    return Stream.of(Home.stack(), Home.demo())
        .flatMap(directory -> LocalStack.running(directory).stream())
        .findFirst();
  }

  static Map<String, String> of(RunningStack stack) {
    return of(stack.directory(), stack.bootstrapServers(), stack.jdbcUrl());
  }

  static Map<String, String> of(Path directory, String bootstrapServers, String ownerUrl) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("kafka.topics", quotedList(StackTopics.all()));
    keys.put("postgres.url", urlWithoutUser(ownerUrl));
    keys.put("postgres.user", JOB_USER);
    keys.put("lake.warehouse", directory.resolve("warehouse").toString());
    keys.put("streaming.records.checkpoint", directory.resolve("checkpoints/records").toString());
    keys.put("streaming.windows.checkpoint", directory.resolve("checkpoints/windows").toString());
    return keys;
  }

  private static String quotedList(Collection<String> names) {
    return names.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }

  /** {@code ownerUrl} without its parameters: who logs in is the configuration's business. */
  static String urlWithoutUser(String ownerUrl) {
    return ownerUrl.replaceFirst("\\?.*", "");
  }
}
