package io.citylake.recordfiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.spark.api.java.function.FlatMapFunction;
import scala.Tuple2;

/**
 * Writes the row groups that a task is given: a file for each partition of the table, and several
 * where they are more than the task may hold.
 */
final class WriteRecordFiles
    implements FlatMapFunction<Iterator<Tuple2<RecordPartition, RowGroup>>, DataFile> {
  private static final long serialVersionUID = 1L;

  /** Of encoded row groups: some millions of ordinary records, which so stay in one file. */
  private static final long MOST_HELD_BYTES = 64L << 20;

  private final WriteRecordFile writeFile;

  WriteRecordFiles(WriteRecordFile writeFile) {
    this.writeFile = writeFile;
  }

  @Override
  public Iterator<DataFile> call(Iterator<Tuple2<RecordPartition, RowGroup>> rowGroups)
      throws IOException {
    List<DataFile> files = new ArrayList<>();
    Map<RecordPartition, Gathered> partitions = new HashMap<>();
    long held = 0;
    while (rowGroups.hasNext()) {
      Tuple2<RecordPartition, RowGroup> next = rowGroups.next();
      held += partitions.computeIfAbsent(next._1(), none -> new Gathered()).add(next._2());
      if (held > MOST_HELD_BYTES) {
        RecordPartition largest = largest(partitions);
        Gathered gathered = partitions.remove(largest);
        files.add(writeFile.write(largest, gathered.groups));
        held -= gathered.bytes;
      }
    }
    for (Map.Entry<RecordPartition, Gathered> rest : partitions.entrySet()) {
      files.add(writeFile.write(rest.getKey(), rest.getValue().groups));
    }
    return files.iterator();
  }

  private static RecordPartition largest(Map<RecordPartition, Gathered> partitions) {
    return partitions.entrySet().stream()
        .max(Comparator.comparingLong(partition -> partition.getValue().bytes))
        .orElseThrow()
        .getKey();
  }

  /** Row groups of one file to be. */
  private static final class Gathered {
    private final List<RowGroup> groups = new ArrayList<>();
    private long bytes;

    /** Returns the bytes that came. */
    private long add(RowGroup group) {
      long more = group.heldBytes();
      groups.add(group);
      bytes += more;
      return more;
    }
  }
}
