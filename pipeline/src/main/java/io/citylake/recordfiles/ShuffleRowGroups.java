package io.citylake.recordfiles;

import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.rdd.ShuffledRDD;
import org.apache.spark.serializer.JavaSerializer;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Brings the row groups of each partition of the table to one task, which gets them one after the
 * other: in between they lie on disk.
 */
final class ShuffleRowGroups {
  private static final ClassTag<RecordPartition> PARTITION =
      ClassTag$.MODULE$.apply(RecordPartition.class);
  private static final ClassTag<RowGroup> ROW_GROUP = ClassTag$.MODULE$.apply(RowGroup.class);

  private ShuffleRowGroups() {}

  /**
   * The same row groups by the tasks that are to write them.
   *
   * @param tasks how many
   */
  static JavaPairRDD<RecordPartition, RowGroup> to(
      int tasks, JavaPairRDD<RecordPartition, RowGroup> rowGroups) {
    ShuffledRDD<RecordPartition, RowGroup, RowGroup> shuffled =
        new ShuffledRDD<>(
            rowGroups.rdd(), new HashPartitioner(tasks), PARTITION, ROW_GROUP, ROW_GROUP);
    return JavaPairRDD.fromRDD(
        shuffled.setSerializer(forgetful(rowGroups.context().getConf())), PARTITION, ROW_GROUP);
  }

  /**
   * Java's streams keep all that went through them until they are reset: by default 100 objects.
   */
  private static JavaSerializer forgetful(SparkConf conf) {
    return new JavaSerializer(conf.clone().set("spark.serializer.objectStreamReset", "1"));
  }
}
