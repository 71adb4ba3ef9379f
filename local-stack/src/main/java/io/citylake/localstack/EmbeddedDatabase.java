package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The embedded database is one PostgreSQL 17 server in processes of its own, with its data in a
 * directory.
 *
 * <p>It can be stopped and started again, and comes back on the same port with the same rows: to
 * whoever uses it that is an outage.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  /** The superuser; like every user here it needs no password. */
  public static final String OWNER = "postgres";

  private final Path directory;
  private final int port;
  private final Lifetime lifetime;
  private final Map<String, String> furtherSettings;
  private PostmasterWatch watch;

  /**
   * Describes a server that is yet to be started.
   *
   * @param directory made if it is not there; keeps data, log and pid
   * @param port on 127.0.0.1, or 0 for a free one
   */
  public EmbeddedDatabase(Path directory, int port, Lifetime lifetime) {
    this(directory, port, lifetime, Map.of());
  }

  /**
   * Describes a server with settings of its own, for example for encrypted connections.
   *
   * @param furtherSettings as in {@code postgresql.conf}; the owner must still get in without a
   *     password
   */
  public EmbeddedDatabase(
      Path directory, int port, Lifetime lifetime, Map<String, String> furtherSettings) {
    this.directory = directory.toAbsolutePath().normalize();
    this.port = Ports.chosen(port);
    this.lifetime = lifetime;
    this.furtherSettings = Map.copyOf(furtherSettings);
  }

  /**
   * Returns when clients can connect. A server that runs in the directory already, this one or what
   * a former run left over, is stopped first.
   *
   * @return this
   * @throws StackException if the port is taken or the server does not start
   */
  public synchronized EmbeddedDatabase start() {
    stop();
    Ports.requireFree("PostgreSQL", port);
    try {
      Files.createDirectories(directory);
      if (lifetime == Lifetime.ATTACHED) {
        watch = PostmasterWatch.over(dataDirectory(directory));
      }
      new PostgresLauncher(dataDirectory(directory), logFile(), furtherSettings).launch(port);
      return this;
    } catch (IOException e) {
      stop();
      throw new StackException("PostgreSQL was not started", e, "make " + directory + " writable");
    } catch (StackException e) {
      stop();
      throw e;
    }
  }

  /** Stops the server without waiting for its clients, whose connections break; the data stays. */
  public synchronized void stop() {
    process(directory).stop();
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  /** The same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }

  /** Returns the URL of a database for {@link #OWNER}. */
  public String jdbcUrl(String database) {
    return jdbcUrl(database, OWNER);
  }

  /** Returns the URL of a database for a user of the server. */
  public String jdbcUrl(String database, String user) {
    return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database + "?user=" + user;
  }

  /**
   * Creates an empty database; one that exists stays as it is.
   *
   * @throws StackException if the server is not running or refuses
   */
  public void createDatabaseIfMissing(String database) {
    try (var connection = DriverManager.getConnection(jdbcUrl(OWNER));
        var search = connection.prepareStatement("select from pg_database where datname = ?");
        var creation = connection.createStatement()) {
      search.setString(1, database);
      if (!search.executeQuery().next()) {
        creation.execute("create database " + creation.enquoteIdentifier(database, true));
      }
    } catch (SQLException e) {
      throw new StackException("database " + database + " was not created", e, "see " + logFile());
    }
  }

  /**
   * Creates a database with all that another holds.
   *
   * @param from to which nobody is connected
   * @throws StackException if the server is not running or refuses
   */
  void copyDatabase(String from, String to) {
    try (var connection = DriverManager.getConnection(jdbcUrl(OWNER));
        var creation = connection.createStatement()) {
      creation.execute(
          "create database %s template %s"
              .formatted(
                  creation.enquoteIdentifier(to, true), creation.enquoteIdentifier(from, true)));
    } catch (SQLException e) {
      throw new StackException("database " + to + " was not created", e, "see " + logFile());
    }
  }

  public int port() {
    return port;
  }

  public Path logFile() {
    return logFile(directory);
  }

  /** The server of a directory, whoever started it. */
  static ServerProcess process(Path directory) {
    var data = dataDirectory(directory);
    // INT is PostgreSQL's fast shutdown, QUIT the immediate one.
    return new ServerProcess(
        "PostgreSQL", data, data.resolve("postmaster.pid"), List.of("INT", "QUIT", "KILL"));
  }

  static Path logFile(Path directory) {
    return directory.resolve("postgres.log");
  }

  private static Path dataDirectory(Path directory) {
    return directory.resolve("data");
  }
}
