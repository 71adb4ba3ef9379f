package io.citylake.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/**
 * What the object store's program reads at its start. Only its owner may read it: it holds the
 * keys.
 *
 * @param directory absolute
 */
record ObjectStoreFile(Path directory) {

  private static final String ENDPOINT = "s3proxy.endpoint";
  private static final String ACCESS_KEY = "s3proxy.identity";
  private static final String SECRET_KEY = "s3proxy.credential";

  Path path() {
    return directory.resolve("server.properties");
  }

  /** Where the buckets are, each a folder. */
  Path data() {
    return directory.resolve("data");
  }

  boolean exists() {
    return Files.exists(path());
  }

  void write(String endpoint, ObjectStoreKeys keys) throws IOException {
    var settings = new Properties();
    settings.setProperty(ENDPOINT, endpoint);
    settings.setProperty("s3proxy.authorization", "aws-v2-or-v4");
    settings.setProperty(ACCESS_KEY, keys.accessKey());
    settings.setProperty(SECRET_KEY, keys.secretKey());
    // https://github.com/gaul/s3proxy#usage
    settings.setProperty("jclouds.provider", "filesystem-nio2");
    settings.setProperty("jclouds.filesystem.basedir", data().toString());
    Files.deleteIfExists(path());
    Files.createFile(
        path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newBufferedWriter(path())) {
      settings.store(out, "Written at each start of the object store");
    }
  }

  String endpoint() throws IOException {
    return read().getProperty(ENDPOINT);
  }

  ObjectStoreKeys keys() throws IOException {
    var settings = read();
    return new ObjectStoreKeys(settings.getProperty(ACCESS_KEY), settings.getProperty(SECRET_KEY));
  }

  private Properties read() throws IOException {
    var settings = new Properties();
    try (var in = Files.newBufferedReader(path())) {
      settings.load(in);
    }
    return settings;
  }
}
