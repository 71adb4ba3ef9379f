package io.citylake.localstack;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The embedded object store asks its clients for these keys. */
public record ObjectStoreKeys(String accessKey, String secretKey) {

  private static final int ACCESS_KEY_BYTES = 10;
  private static final int SECRET_KEY_BYTES = 20;

  /** New keys that nobody can guess. */
  static ObjectStoreKeys random() {
    var random = new SecureRandom();
    return new ObjectStoreKeys(hex(random, ACCESS_KEY_BYTES), hex(random, SECRET_KEY_BYTES));
  }

  private static String hex(SecureRandom random, int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The Hadoop properties that hold the keys. */
  public Map<String, String> hadoopProperties() {
    return Map.of(
        "fs.s3a.access.key", accessKey,
        "fs.s3a.secret.key", secretKey,
        "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
  }

  /** The environment variables that hold the keys. */
  public Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", accessKey, "AWS_SECRET_ACCESS_KEY", secretKey);
  }

  @Override
  public String toString() {
    return "ObjectStoreKeys[" + accessKey + "]";
  }
}
