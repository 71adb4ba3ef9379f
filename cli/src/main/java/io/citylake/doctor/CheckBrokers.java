package io.citylake.doctor;

import io.citylake.command.Causes;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Utils;

/**
 * The brokers answer, at the addresses in the configuration and at those that they give out
 * themselves, which clients go on with.
 */
final class CheckBrokers implements Check {
  static final String NAME = "Kafka";

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

  private final Settings.Kafka kafka;

  CheckBrokers(Settings.Kafka kafka) {
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding look() throws Exception {
    List<String> obstacles = new ArrayList<>();
    String[] addresses = kafka.bootstrapServers().split(",", -1);
    for (String address : addresses) {
      obstacle(Utils.getHost(address.strip()), Utils.getPort(address.strip()))
          .ifPresent(obstacles::add);
    }
    // Otherwise Kafka's client would try until its time is up, and only say that it is.
    if (obstacles.size() == addresses.length) {
      return Finding.failed(
          String.join(", ", obstacles), "start the broker, or correct kafka.bootstrap-servers");
    }
    try (KafkaClient client = new KafkaClient(kafka)) {
      return brokers(client);
    } catch (SaslAuthenticationException e) {
      return Finding.failed(
          Causes.innermost(e),
          "check user, password and mechanism in sasl.jaas.config and sasl.mechanism (kafka.properties)");
    } catch (SslAuthenticationException e) {
      return Finding.failed(
          "TLS: " + Causes.innermost(e),
          "ssl.truststore.* (kafka.properties) must hold the CA of the broker's certificate, which must name the host");
    } catch (TimeoutException e) {
      return Finding.failed(
          "%s takes connections, but does not answer as Kafka with security.protocol = %s"
              .formatted(
                  kafka.bootstrapServers(),
                  kafka.properties().getOrDefault("security.protocol", "PLAINTEXT")),
          "set security.protocol (kafka.properties) to what this listener speaks, or correct kafka.bootstrap-servers");
    } catch (KafkaException e) {
      return Finding.failed(Causes.innermost(e), "correct kafka.properties");
    }
  }

  private static Finding brokers(KafkaClient client) throws Exception {
    long begin = System.nanoTime();
    DescribeClusterResult cluster = client.admin().describeCluster();
    Collection<Node> brokers = KafkaClient.answer(cluster.nodes());
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    List<String> obstacles =
        brokers.stream()
            .map(broker -> obstacle(broker.host(), broker.port()))
            .flatMap(Optional::stream)
            .toList();
    String seen =
        String.format(
            Locale.ROOT,
            "%d broker%s of cluster %s, %d ms",
            brokers.size(),
            brokers.size() == 1 ? "" : "s",
            KafkaClient.answer(cluster.clusterId()),
            took.toMillis());
    return obstacles.isEmpty()
        ? Finding.ok(seen)
        : Finding.failed(
            "%s, but at the address that it gives out: %s"
                .formatted(seen, String.join(", ", obstacles)),
            "correct the broker's advertised.listeners, or this machine's name service and firewall");
  }

  /** Why no connection can be made; empty where one can. */
  private static Optional<String> obstacle(String host, int port) {
    String address = host + ":" + port;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), (int) CONNECT_PATIENCE.toMillis());
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(address + ": there is no host of that name");
    } catch (IOException e) {
      return Optional.of(address + ": " + e.getMessage());
    }
  }
}
