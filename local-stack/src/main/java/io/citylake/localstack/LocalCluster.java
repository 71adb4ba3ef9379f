package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A local cluster is an object store and a standalone Spark cluster together, with all their state
 * below one directory: what a city has in its data centre beside Kafka and PostgreSQL.
 *
 * <p>Spark's processes have the object store's keys in their environment. Attached to the JVM that
 * started it, or detached, like a {@link LocalStack}.
 */
public final class LocalCluster implements AutoCloseable {

  private static final String MASTER_URL = "spark.master";
  private static final String MASTER_PAGE = "spark.master.page";

  private final EmbeddedObjectStore objectStore;
  private final SparkCluster spark;

  private LocalCluster(EmbeddedObjectStore objectStore, SparkCluster spark) {
    this.objectStore = objectStore;
    this.spark = spark;
  }

  /**
   * Starts a cluster that ends with this JVM, on free ports.
   *
   * @param directory made if it is not there
   * @param sparkDefaults text of {@code spark-defaults.conf}
   * @throws StackException if a server does not start
   */
  public static LocalCluster start(Path directory, int workers, String sparkDefaults) {
    return start(absolute(directory), workers, ClusterPorts.FREE, sparkDefaults, Lifetime.ATTACHED);
  }

  /**
   * Starts a cluster that outlives this JVM.
   *
   * @param directory made if it is not there; the objects that a former cluster kept in it are
   *     there again
   * @param sparkDefaults text of {@code spark-defaults.conf}
   * @throws StackException if a port is taken or a server does not start
   */
  public static RunningCluster startDetached(
      Path directory, int workers, ClusterPorts ports, String sparkDefaults) {
    var home = absolute(directory);
    var cluster = start(home, workers, ports, sparkDefaults, Lifetime.DETACHED);
    var found = new Properties();
    found.setProperty(MASTER_URL, cluster.spark.masterUrl());
    found.setProperty(MASTER_PAGE, cluster.spark.masterPage());
    try (var out = Files.newBufferedWriter(file(home))) {
      found.store(out, "The running cluster");
    } catch (IOException e) {
      cluster.close();
      throw new StackException("the cluster was not started", e, "make " + home + " writable");
    }
    return running(home).orElseThrow();
  }

  /** Returns the cluster of a directory if its object store and its master run. */
  public static Optional<RunningCluster> running(Path directory) {
    var home = absolute(directory);
    var runs =
        EmbeddedObjectStore.process(objectStore(home)).isRunning()
            && SparkCluster.master(home).isRunning();
    if (!runs || !Files.exists(file(home))) {
      return Optional.empty();
    }
    var found = new Properties();
    var store = new ObjectStoreFile(objectStore(home));
    try (var in = Files.newBufferedReader(file(home))) {
      found.load(in);
      return Optional.of(
          new RunningCluster(
              home,
              found.getProperty(MASTER_URL),
              found.getProperty(MASTER_PAGE),
              store.endpoint(),
              store.keys(),
              store.path()));
    } catch (IOException e) {
      throw new StackException("the cluster was not found", e, "make " + home + " readable");
    }
  }

  /**
   * Returns the servers of a directory's cluster, those that have ended among them; none where no
   * cluster is up.
   */
  public static List<ClusterServer> servers(Path directory) {
    var home = absolute(directory);
    List<ClusterServer> servers = new ArrayList<>();
    servers.add(EmbeddedObjectStore.server(objectStore(home)));
    servers.addAll(SparkCluster.servers(home));
    return servers.stream().anyMatch(ClusterServer::isRunning) ? servers : List.of();
  }

  /**
   * Ends the detached cluster of a directory, or whatever is left of one. Its objects stay.
   *
   * @return whether anything was running
   */
  public static boolean stop(Path directory) {
    var home = absolute(directory);
    var store = EmbeddedObjectStore.process(objectStore(home));
    var sparkRan = SparkCluster.stop(home);
    var storeRan = store.isRunning();
    store.stop();
    return sparkRan || storeRan;
  }

  public SparkCluster spark() {
    return spark;
  }

  public EmbeddedObjectStore objectStore() {
    return objectStore;
  }

  /** Ends the cluster; the objects stay. */
  @Override
  public void close() {
    spark.close();
    objectStore.close();
  }

  private static LocalCluster start(
      Path home, int workers, ClusterPorts ports, String sparkDefaults, Lifetime lifetime) {
    var store = new EmbeddedObjectStore(objectStore(home), ports.objectStore(), lifetime);
    store.start();
    try {
      return new LocalCluster(
          store,
          SparkCluster.start(
              home, workers, ports, sparkDefaults, store.keys().environment(), lifetime));
    } catch (StackException e) {
      store.close();
      throw e;
    }
  }

  private static Path objectStore(Path home) {
    return home.resolve("object-store");
  }

  private static Path file(Path home) {
    return home.resolve("cluster.properties");
  }

  private static Path absolute(Path directory) {
    return directory.toAbsolutePath().normalize();
  }
}
