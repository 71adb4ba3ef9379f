package io.citylake.format.binary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.citylake.format.binary.BinaryFormat.UnreadablePayload;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A schema registry knows Avro schemas by their numbers: Confluent's, and those that answer as it
 * does (Apicurio and Karapace among them). A number's schema never changes, so that each is asked
 * for once.
 *
 * <p>Confluent's client is not published where all can have it, and of Apicurio's one request would
 * be used: that is made with Java's own client here.
 */
public final class SchemaRegistry implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final Duration KEEP_ASKING_FOR = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** A number that nobody knows may be registered by the time that it comes again. */
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

  /** One client and one memory for all copies of a registry in a JVM: each task gets its own. */
  private static final Map<String, Answers> ANSWERS = new ConcurrentHashMap<>();

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Answers(
      HttpClient client, Map<Integer, Schema> known, Map<Integer, Long> unknownUntil) {
    static Answers none() {
      return new Answers(
          HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN).build(),
          new ConcurrentHashMap<>(),
          new ConcurrentHashMap<>());
    }
  }

  private final String url;
  private final String authorization;

  /**
   * @param url for example {@code http://registry:8081}, without a slash at its end
   * @param user null for a registry that asks for none
   * @param password of that user; never shown
   */
  public SchemaRegistry(String url, String user, String password) {
    this.url = url;
    this.authorization =
        user == null
            ? null
            : "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The schema with this number.
   *
   * @throws UnreadablePayload where the registry has no such schema, or it is none of Avro's
   * @throws SchemaRegistryAway where the registry did not answer for a minute
   */
  Schema schema(int id) throws UnreadablePayload {
    Answers answers = ANSWERS.computeIfAbsent(url, unused -> Answers.none());
    Schema known = answers.known.get(id);
    if (known != null) {
      return known;
    }
    Long unknownUntil = answers.unknownUntil.get(id);
    if (unknownUntil != null && System.nanoTime() - unknownUntil < 0) {
      throw unknown(id);
    }
    HttpResponse<String> answer = answer(answers.client, id);
    if (answer.statusCode() == 404) {
      answers.unknownUntil.put(id, System.nanoTime() + UNKNOWN_FOR.toNanos());
      throw unknown(id);
    }
    Schema schema = parsed(id, answer.body());
    answers.known.put(id, schema);
    return schema;
  }

  private UnreadablePayload unknown(int id) {
    return new UnreadablePayload("the registry %s has no schema %s".formatted(url, id));
  }

  private Schema parsed(int id, String body) throws UnreadablePayload {
    try {
      JsonNode answer = JSON.readTree(body);
      String type = answer.path("schemaType").asText("AVRO");
      if (!type.equals("AVRO")) {
        throw new UnreadablePayload(
            "schema %s of the registry %s is of type %s, not AVRO".formatted(id, url, type));
      }
      return new Schema.Parser().parse(answer.path("schema").asText());
    } catch (IOException | SchemaParseException e) {
      throw new UnreadablePayload(
          "schema %s of the registry %s cannot be read: %s".formatted(id, url, e.getMessage()));
    }
  }

  /** What the registry says, once it says anything of use. */
  private HttpResponse<String> answer(HttpClient client, int id) {
    long giveUp = System.nanoTime() + KEEP_ASKING_FOR.toNanos();
    Duration pause = Duration.ofMillis(200);
    while (true) {
      String trouble;
      try {
        HttpResponse<String> answer =
            client.send(request(id), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200 || answer.statusCode() == 404) {
          return answer;
        }
        trouble = "answers " + answer.statusCode();
      } catch (IOException e) {
        trouble = "cannot be reached: " + e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw away("was not waited for", e);
      }
      if (System.nanoTime() - giveUp > 0) {
        throw away(trouble, null);
      }
      pause(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away("was not waited for", e);
    }
  }

  private SchemaRegistryAway away(String trouble, Throwable cause) {
    return new SchemaRegistryAway(
        "the schema registry %s %s; see that it runs and that schema-registry in the description is"
                .formatted(url, trouble)
            + " right",
        cause);
  }

  private HttpRequest request(int id) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/schemas/ids/" + id)).timeout(ANSWER_WITHIN);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
