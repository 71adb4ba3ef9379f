package io.citylake.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a Spark master says of its cluster.
 *
 * @param port of its web page, on 127.0.0.1
 */
record MasterPage(int port) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Pattern ALIVE_WORKERS = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)");
  private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /** How many workers are registered and answer; empty while the master does not. */
  OptionalInt aliveWorkers() {
    var uri = URI.create("http://" + Ports.HOST + ":" + port + "/json/");
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      var page = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
      var count = ALIVE_WORKERS.matcher(page);
      return count.find() ? OptionalInt.of(Integer.parseInt(count.group(1))) : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Spark's master was not asked", e, "start again");
    }
  }
}
