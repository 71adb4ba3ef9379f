package io.citylake.cli.stack;

import io.citylake.localstack.EmbeddedObjectStore;
import io.citylake.localstack.RunningCluster;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What a person can do with a cluster that is up. */
final class WhereToSubmit {
  private WhereToSubmit() {}

  static void print(PrintWriter out, RunningCluster cluster, Path configuration) {
    out.printf("the cluster%n");
    out.printf("  Spark              %s, page %s%n", cluster.masterUrl(), cluster.masterPage());
    out.printf(
        "  S3                 %s, bucket %s%n", cluster.endpoint(), EmbeddedObjectStore.BUCKET);
    out.printf("  its keys           ./citylake status --show-keys; in %s%n", cluster.keysFile());
    out.printf("  configuration      %s%n", configuration);
    out.printf(
        "  speed layer        ./citylake spark-submit --class io.citylake.streaming.StreamingJob %s"
            + " --config %s%n",
        "streaming-job/target/*-cluster.jar", configuration);
    out.printf(
        "  batch layer        ./citylake spark-submit --class io.citylake.batch.DailyMartsCommand"
            + " %s --config %s%n",
        "batch-job/target/*-cluster.jar", configuration);
    out.flush();
  }
}
