package io.citylake.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** A way to PostgreSQL that breaks once, at a chosen moment of a commit. */
final class BreakingProxy implements AutoCloseable {

  /** When the connection breaks. */
  enum Moment {
    NEVER,
    /** The server never hears of the commit. */
    BEFORE_THE_COMMIT_ARRIVES,
    /** The server commits; the client never hears of it. */
    BEFORE_THE_COMMIT_IS_ANSWERED
  }

  private static final String COMMIT = "COMMIT";

  private final int serverPort;
  private final ServerSocket entrance;
  private final AtomicReference<Moment> next = new AtomicReference<>(Moment.NEVER);

  BreakingProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    startDaemon(this::acceptAll);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Lets the next commit break. */
  void breakAt(Moment moment) {
    next.set(moment);
  }

  /** Whether the break has taken place. */
  boolean isSpent() {
    return next.get() == Moment.NEVER;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }

  private void acceptAll() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        AtomicReference<Socket> listener = new AtomicReference<>(client);
        startDaemon(() -> forward(client, server, listener));
        startDaemon(() -> answer(server, listener));
      } catch (IOException e) {
        if (!entrance.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void forward(Socket client, Socket server, AtomicReference<Socket> listener) {
    byte[] buffer = new byte[64 * 1024];
    try {
      int length;
      while ((length = client.getInputStream().read(buffer)) >= 0) {
        boolean commits =
            new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
        Moment moment = commits ? next.getAndSet(Moment.NEVER) : Moment.NEVER;
        if (moment == Moment.BEFORE_THE_COMMIT_ARRIVES) {
          break;
        }
        if (moment == Moment.BEFORE_THE_COMMIT_IS_ANSWERED) {
          listener.set(null);
        }
        server.getOutputStream().write(buffer, 0, length);
        if (moment == Moment.BEFORE_THE_COMMIT_IS_ANSWERED) {
          client.close();
          return; // whoever reads the answer closes the way to the server
        }
      }
      client.close();
      server.close();
    } catch (IOException e) {
      close(client, server);
    }
  }

  private static void answer(Socket server, AtomicReference<Socket> listener) {
    byte[] buffer = new byte[64 * 1024];
    try {
      int length;
      while ((length = server.getInputStream().read(buffer)) >= 0) {
        Socket client = listener.get();
        if (client == null) {
          break;
        }
        client.getOutputStream().write(buffer, 0, length);
      }
      close(server, listener.get());
    } catch (IOException e) {
      close(server, listener.get());
    }
  }

  private static void close(Socket... sockets) {
    for (Socket socket : sockets) {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void startDaemon(Runnable work) {
    Thread thread = new Thread(work, "breaking-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
