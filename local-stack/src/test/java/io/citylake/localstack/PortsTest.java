package io.citylake.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  private static final int FIRST_OUTGOING_PORT_OF_LINUX = 32_768;

  @Test
  void freePortIsNoneThatTheSystemGivesToOutgoingConnections() {
    assertThat(Ports.free()).isBetween(1024, FIRST_OUTGOING_PORT_OF_LINUX - 1);
  }

  @Test
  void takenPortIsNamedWithARemedy() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> Ports.requireFree("Kafka", other.getLocalPort()))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Kafka was not started")
          .hasMessageContaining("port " + other.getLocalPort() + " on 127.0.0.1 is taken")
          .hasMessageContaining("choose another port");
    }
  }

  @Test
  void portIsFreeAgainWhenItsProgramHasGone() throws Exception {
    var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    int port = other.getLocalPort();
    other.close();

    assertThatCode(() -> Ports.requireFree("Kafka", port)).doesNotThrowAnyException();
  }

  @Test
  void zeroMeansAnyFreePortAndAnyOtherNumberItself() {
    assertThat(Ports.chosen(19092)).isEqualTo(19092);
    assertThat(Ports.chosen(0)).isPositive();
  }
}
