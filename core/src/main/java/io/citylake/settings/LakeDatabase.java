package io.citylake.settings;

/** Where the Iceberg JDBC catalogue lives when it shares the serving database. */
final class LakeDatabase {
  private static final String SCHEMA = "iceberg";

  private LakeDatabase() {}

  /** {@code postgresUrl} with the catalogue's own schema. */
  static String catalogUrl(String postgresUrl) {
    String separator = postgresUrl.contains("?") ? "&" : "?";
    return postgresUrl + separator + "currentSchema=" + SCHEMA;
  }
}
