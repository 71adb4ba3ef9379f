package io.citylake.streaming;

import io.citylake.localstack.EmbeddedDatabase;
import io.citylake.localstack.EmbeddedKafka;
import io.citylake.localstack.Lifetime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Kafka and PostgreSQL as a careful operator sets them up: encrypted, each user with a password and
 * no more rights than it needs. Tests get in through Kafka's plain listener, as its superuser.
 */
final class SecuredServers implements AutoCloseable {
  static final String USER = "citylake_job";
  private static final String DATABASE = "citylake";
  private static final int ITERATIONS = 4096;

  private final CertificateAuthority authority;
  private final int encryptedPort;
  private final EmbeddedKafka kafka;
  private final EmbeddedDatabase database;

  private SecuredServers(Path directory, CertificateAuthority authority) throws IOException {
    this.authority = authority;
    this.encryptedPort = freePort();
    this.kafka =
        new EmbeddedKafka(directory.resolve("kafka"), 0, Lifetime.ATTACHED, kafkaSettings());
    Path rules =
        Files.writeString(
            directory.resolve("pg_hba.conf"),
            """
            hostssl all postgres 127.0.0.1/32 trust
            hostssl all all      127.0.0.1/32 scram-sha-256
            """);
    this.database =
        new EmbeddedDatabase(
            directory.resolve("postgres"), 0, Lifetime.ATTACHED, databaseSettings(rules));
  }

  /** Starts both, without any user but their superusers. */
  static SecuredServers start(Path directory, CertificateAuthority authority) throws IOException {
    SecuredServers servers = new SecuredServers(directory, authority);
    servers.kafka.start();
    servers.database.start();
    servers.database.createDatabaseIfMissing(DATABASE);
    return servers;
  }

  /** Where encrypted clients connect to Kafka. */
  String encryptedBootstrapServers() {
    return "127.0.0.1:" + encryptedPort;
  }

  /** Where the superuser connects to Kafka. */
  EmbeddedKafka kafka() {
    return kafka;
  }

  /** The URL for clients that trust {@code certificate}. */
  String databaseUrl(Path certificate) {
    return String.format(
        Locale.ROOT,
        "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=verify-full&sslrootcert=%s",
        database.port(),
        DATABASE,
        certificate);
  }

  /** Makes the user who may read one topic. */
  void admitToKafka(String password, String topic) throws Exception {
    ResourcePattern resource = new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
    List<AclBinding> rules = new ArrayList<>();
    for (AclOperation operation : List.of(AclOperation.READ, AclOperation.DESCRIBE)) {
      rules.add(
          new AclBinding(
              resource,
              new AccessControlEntry("User:" + USER, "*", operation, AclPermissionType.ALLOW)));
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      USER,
                      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                      password)))
          .all()
          .get();
      admin.createAcls(rules).all().get();
    }
  }

  /** Makes the user who may write what the jobs write; the migrations have made its role. */
  void admitToDatabase(String password) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                databaseUrl(authority.certificate()) + "&user=" + EmbeddedDatabase.OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role %s login password '%s' in role citylake_writer".formatted(USER, password));
      statement.execute("alter role %s set role = citylake_writer".formatted(USER));
    }
  }

  @Override
  public void close() {
    kafka.close();
    database.close();
  }

  private Map<String, String> kafkaSettings() {
    return Map.of(
        "listeners",
        "SASL_SSL://" + encryptedBootstrapServers(),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL",
        "sasl.enabled.mechanisms",
        "SCRAM-SHA-512",
        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
        "ssl.keystore.type",
        "PEM",
        "ssl.keystore.location",
        authority.serverKeyAndCertificate().toString(),
        "authorizer.class.name",
        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
        "super.users",
        "User:ANONYMOUS");
  }

  private Map<String, String> databaseSettings(Path rules) {
    return Map.of(
        "ssl", "on",
        "ssl_cert_file", authority.serverCertificate().toString(),
        "ssl_key_file", authority.serverKey().toString(),
        "hba_file", rules.toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
