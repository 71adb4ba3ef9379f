package io.citylake.doctor;

import io.citylake.settings.Settings;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;

/** A client of the brokers that soon gives up. */
final class KafkaClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;

  KafkaClient(Settings.Kafka kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka.properties());
    properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    admin = Admin.create(properties);
  }

  Admin admin() {
    return admin;
  }

  /**
   * The answer to what was asked of {@link #admin}.
   *
   * @throws Exception Kafka's own, or an interruption
   */
  static <T> T answer(KafkaFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
