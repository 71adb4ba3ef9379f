package io.citylake.tables;

/**
 * The names of those queries of the speed layer that others than the streaming job must know: what
 * they have read and written is what the audit compares.
 */
public final class QueryNames {
  /** Writes every record to {@code lake.raw.records}. */
  public static final String RECORDS = "records";

  /** Writes windows to {@code live.windows}. */
  public static final String WINDOWS = "windows";

  private QueryNames() {}

  /** The key of the configuration that names the folder of a query's checkpoint. */
  public static String checkpointKey(String query) {
    return "streaming.queries." + query + ".checkpoint";
  }
}
