package io.citylake.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.command.ExitCodes;
import io.citylake.localstack.SharedStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DescribeTopicIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = ExitCodes.commandLine(new DescribeCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  @Test
  void recordsOfALiveTopicGiveItsDescription() {
    String topic = SharedStack.newTopic(2);
    send(topic);

    int code = run(topic, "--bootstrap-servers", SharedStack.bootstrapServers());

    assertThat(code).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("sensor_id = deviceId", "temperature { field = temp", "pattern = epoch-seconds")
        .doesNotContain("recording {");
    assertThat(err.toString()).contains("100 records", "100 readings, 0 rejected");
  }

  @Test
  void topicThatIsNotThereIsNamed() {
    assertThat(run("no-such-topic", "--bootstrap-servers", SharedStack.bootstrapServers()))
        .isEqualTo(ExitCodes.FAILED);

    assertThat(err.toString()).contains("no-such-topic is no file or folder here");
  }

  private static void send(String topic) {
    Map<String, Object> properties = Map.of("bootstrap.servers", SharedStack.bootstrapServers());
    Instant begin = Instant.parse("2026-01-15T00:00:00Z");
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < 100; i++) {
        String record =
            "{\"deviceId\":\"room-%s\",\"ts\":%s,\"temp\":%s}"
                .formatted(i % 4, begin.plusSeconds(60L * (i / 4)).getEpochSecond(), 18 + i % 7);
        var unused =
            producer.send(new ProducerRecord<>(topic, record.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }
}
