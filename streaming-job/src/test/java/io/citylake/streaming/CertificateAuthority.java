package io.citylake.streaming;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes certificates with the JDK's keytool, and gives them out as PEM files. */
final class CertificateAuthority {
  private static final String STORE_PASSWORD = "of-the-tests";
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final Path directory;

  private CertificateAuthority(Path directory) {
    this.directory = directory;
  }

  /** An authority that nobody knows, with its files in {@code directory}. */
  static CertificateAuthority found(Path directory) throws Exception {
    CertificateAuthority authority = new CertificateAuthority(Files.createDirectories(directory));
    authority.makeKey("ca", "-ext", "bc:c", "-ext", "ku:c=keyCertSign");
    byte[] certificate = authority.store("ca").getCertificate("ca").getEncoded();
    Files.writeString(authority.certificate(), pem("CERTIFICATE", certificate));
    return authority;
  }

  /** What a client has to trust. */
  Path certificate() {
    return directory.resolve("ca.pem");
  }

  /** A server's key. */
  Path serverKey() {
    return directory.resolve("server.key");
  }

  /** The certificate that goes with {@link #serverKey}. */
  Path serverCertificate() {
    return directory.resolve("server.crt");
  }

  /** Both in one file. */
  Path serverKeyAndCertificate() {
    return directory.resolve("server.pem");
  }

  /** Makes the key and the certificate of a server at 127.0.0.1. */
  CertificateAuthority certifyServer() throws Exception {
    makeKey("server");
    keytool("server", "-certreq", "-file", "server.csr");
    keytool(
        "ca",
        "-gencert",
        "-infile",
        "server.csr",
        "-outfile",
        "server.der",
        "-ext",
        "san=ip:127.0.0.1");
    Key key = store("server").getKey("server", STORE_PASSWORD.toCharArray());
    String privateKey = pem("PRIVATE KEY", key.getEncoded());
    String certificate = pem("CERTIFICATE", Files.readAllBytes(directory.resolve("server.der")));
    // PostgreSQL takes no key that others may read.
    Files.createFile(
        serverKey(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(serverKey(), privateKey);
    Files.writeString(serverCertificate(), certificate);
    Files.writeString(serverKeyAndCertificate(), privateKey + certificate);
    return this;
  }

  private void makeKey(String alias, String... extensions) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + alias));
    arguments.addAll(List.of(extensions));
    keytool(alias, arguments.toArray(String[]::new));
  }

  private void keytool(String alias, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-alias", alias, "-keystore", alias + ".p12", "-storepass", STORE_PASSWORD));
    File log = directory.resolve("keytool.log").toFile();
    Process keytool =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool failed: " + Files.readString(log.toPath()));
    }
  }

  private KeyStore store(String alias) throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(
        directory.resolve(alias + ".p12").toFile(), STORE_PASSWORD.toCharArray());
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, PEM.encodeToString(content));
  }
}
