package io.citylake.localstack;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The embedded object store offers an S3 API in a JVM of its own, with one bucket, over a
 * directory.
 *
 * <p>It can be stopped and started again, and comes back on the same port with the same objects and
 * keys.
 */
public final class EmbeddedObjectStore implements AutoCloseable {

  /** The bucket that every store has. */
  public static final String BUCKET = "citylake";

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(5);
  private static final String PROGRAM = "org.gaul.s3proxy.Main";
  private static final RecordedClassPath LIBRARIES =
      new RecordedClassPath("the object store", "/META-INF/citylake-object-store.classpath");

  private final ObjectStoreFile file;
  private final int port;
  private final Lifetime lifetime;
  private ObjectStoreKeys keys;

  /**
   * Describes a store that is yet to be started.
   *
   * @param directory made if it is not there; keeps objects, keys, log and pid
   * @param port on 127.0.0.1, or 0 for a free one
   */
  public EmbeddedObjectStore(Path directory, int port, Lifetime lifetime) {
    this.file = new ObjectStoreFile(directory.toAbsolutePath().normalize());
    this.port = Ports.chosen(port);
    this.lifetime = lifetime;
  }

  /**
   * Returns when clients can use the store. One that runs in the directory already, this one or
   * what a former run left over, is stopped first.
   *
   * @return this
   * @throws StackException if the port is taken or the store ends at its start
   */
  public synchronized EmbeddedObjectStore start() {
    stop();
    Ports.requireFree("the object store", port);
    try {
      Files.createDirectories(bucketDirectory());
      keys = file.exists() ? file.keys() : ObjectStoreKeys.random();
      file.write(endpoint(), keys);
      var server = StackProcess.start(command(), environment(), log(), lifetime);
      Files.writeString(process(file.directory()).pidFile(), server.pid() + "\n");
      ServerStart.await("the object store", server, log(), this::answers);
      return this;
    } catch (IOException e) {
      throw new StackException(
          "the object store was not started", e, "make " + file.directory() + " writable");
    }
  }

  /** Stops the store; its objects stay. */
  public synchronized void stop() {
    process(file.directory()).stop();
  }

  /** The same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  /** Returns {@code http://127.0.0.1:PORT}. */
  public String endpoint() {
    return "http://" + Ports.HOST + ":" + port;
  }

  /** Returns the folder that holds the objects of {@link #BUCKET}, each as a file. */
  public Path bucketDirectory() {
    return file.data().resolve(BUCKET);
  }

  /** Returns the keys; there are none before the first start. */
  public ObjectStoreKeys keys() {
    return keys;
  }

  /** Returns the Hadoop properties that lead {@code s3a://} to the store, but for the keys. */
  public Map<String, String> hadoopProperties() {
    return hadoopProperties(endpoint());
  }

  static Map<String, String> hadoopProperties(String endpoint) {
    return Map.of(
        "fs.s3a.endpoint", endpoint,
        // Any will do; without one the client asks Amazon for the bucket's.
        "fs.s3a.endpoint.region", "us-east-1",
        "fs.s3a.path.style.access", "true");
  }

  /** The store of a directory, whoever started it. */
  static ServerProcess process(Path directory) {
    return new ServerProcess(
        "the object store", directory, directory.resolve("server.pid"), List.of("TERM", "KILL"));
  }

  /** The store of a directory, whoever started it. */
  static ClusterServer server(Path directory) {
    return ClusterServer.of("object store", process(directory), log(directory));
  }

  private Path log() {
    return log(file.directory());
  }

  private static Path log(Path directory) {
    return directory.resolve("object-store.log");
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Duser.timezone=UTC",
        "-Dlogback.configurationFile=citylake-object-store-logback.xml",
        PROGRAM,
        "--properties",
        file.path().toString());
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    // Not as an argument: Java reads only the first 4 KiB of another process's command line, and
    // the store is recognised by the directory in it.
    environment.put("CLASSPATH", classPath());
    return environment;
  }

  private static String classPath() {
    return Stream.concat(Stream.of(configuration()), LIBRARIES.jars().stream().map(Path::toString))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The folder or jar with the logging configuration. */
  private static String configuration() {
    try {
      var resource =
          EmbeddedObjectStore.class.getResource("/citylake-object-store-logback.xml").toURI();
      var text = resource.toString();
      return text.startsWith("jar:")
          ? Path.of(URI.create(text.substring(4, text.indexOf('!')))).toString()
          : Path.of(resource).getParent().toString();
    } catch (URISyntaxException e) {
      throw LIBRARIES.incompleteBuild(e.getMessage());
    }
  }

  /** A request without keys is refused by a store that is ready. */
  private boolean answers() {
    var request = HttpRequest.newBuilder(URI.create(endpoint())).timeout(PROBE_PATIENCE).build();
    try {
      HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("the object store was not asked", e, "start again");
    }
  }
}
