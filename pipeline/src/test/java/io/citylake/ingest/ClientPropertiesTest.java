package io.citylake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.session.TestSpark;
import io.citylake.settings.ClientProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.spark.sql.kafka010.KafkaSourceProvider;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark's own source says of each property of a consumer. */
class ClientPropertiesTest {
  @Test
  void whatSparkRefusesIsWhatTheConfigurationRefuses() {
    Set<String> refused =
        ConsumerConfig.configNames().stream()
            .filter(ClientPropertiesTest::isRefused)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> expected = new TreeSet<>(ClientProperties.NOT_TO_SET.keySet());
    // Spark needs it, and has it from a key of our own.
    expected.remove(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);

    assertThat(refused).isEqualTo(expected);
  }

  private static boolean isRefused(String name) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka." + ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
    options.put("subscribe", "topic");
    options.put("kafka." + name, "x");
    try {
      new KafkaSourceProvider()
          .sourceSchema(
              TestSpark.session().sqlContext(),
              Option.empty(),
              "kafka",
              Map$.MODULE$.from(CollectionConverters.asScala(options)));
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
