package io.citylake.localstack;

/**
 * A cluster's ports are where its servers listen, on 127.0.0.1; 0 for a free port.
 *
 * @param objectStore the S3 API
 * @param master what {@code spark://} names
 * @param masterPage the master's web page
 */
public record ClusterPorts(int objectStore, int master, int masterPage) {

  /** The ports of the cluster that a person uses. */
  public static final ClusterPorts USUAL = new ClusterPorts(19000, 17077, 18080);

  /** Any free ports, for tests. */
  public static final ClusterPorts FREE = new ClusterPorts(0, 0, 0);
}
