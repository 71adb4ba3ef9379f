package io.citylake.session;

import io.citylake.settings.Settings;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/** File systems with the properties that a job's Spark session gives them. */
public final class HadoopFiles {
  private final Configuration configuration;

  /** File systems that a lake or a checkpoint lies in. */
  public HadoopFiles(Settings.Storage storage) {
    SparkConf conf = new SparkConf(); // with what the launcher set as spark.hadoop.*
    storage.properties().forEach((name, value) -> conf.set("spark.hadoop." + name, value));
    configuration = SparkHadoopUtil.get().newConfiguration(conf);
  }

  /** The properties, as Hadoop takes them. */
  public Configuration configuration() {
    return configuration;
  }

  /**
   * The file system that {@code path} lies in.
   *
   * @throws IOException where no library on the class path knows its scheme
   */
  public FileSystem of(Path path) throws IOException {
    return path.getFileSystem(configuration);
  }
}
