package io.citylake.cli.stack;

import io.citylake.send.KafkaOptions;
import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lets commands that send records find the embedded broker while it is up. */
public final class StackBroker implements IDefaultValueProvider {
  private final Map<String, String> keys;

  /**
   * @param keys of the stack that is up; empty where none is
   */
  public StackBroker(Map<String, String> keys) {
    this.keys = keys;
  }

  /** The broker's address; null, and so the option's own default, where no stack is up. */
  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
            && option.longestName().equals(KafkaOptions.BOOTSTRAP_SERVERS)
        ? keys.get("kafka.bootstrap-servers")
        : null;
  }
}
