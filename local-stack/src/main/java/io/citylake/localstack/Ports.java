package io.citylake.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback interface. */
final class Ports {

  static final String HOST = "127.0.0.1";

  // Below the ports that the system gives to outgoing connections (from 32768 on Linux, 49152 on
  // macOS). A client that keeps connecting to a stopped server on one of those would some day get
  // that very port as its own, connect to itself, and hold it against the server's return.
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 100;

  // Chosen some time before their servers listen there: not to be chosen twice.
  private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** The port itself, or a free one in place of 0. */
  static int chosen(int port) {
    return port == 0 ? free() : port;
  }

  static int free() {
    for (int i = 0; i < ATTEMPTS; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && CHOSEN.add(port)) {
        return port;
      }
    }
    throw new StackException(
        "found no free port",
        ATTEMPTS + " ports between " + LOWEST + " and " + HIGHEST + " were all taken",
        "stop some of the programs that listen there, or name a port");
  }

  static void requireFree(String server, int port) {
    if (!isFree(port)) {
      throw new StackException(
          server + " was not started",
          "port " + port + " on " + HOST + " is taken by another program",
          "stop that program (\"lsof -i :" + port + "\" names it) or choose another port");
    }
  }

  static boolean isListening(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      // Connections of the last run that linger in TIME_WAIT are no obstacle to the servers either.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
