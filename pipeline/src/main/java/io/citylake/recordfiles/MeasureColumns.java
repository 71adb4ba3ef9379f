package io.citylake.recordfiles;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.MetricsModes;
import org.apache.iceberg.MetricsModes.MetricsMode;
import org.apache.iceberg.util.BinaryUtil;
import org.apache.iceberg.util.UnicodeUtil;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * What Iceberg notes of a file's columns, so that readers can pass it over: counts, and bounds as
 * the table's {@code write.metadata.metrics} properties want them. Maps have none. Rejections and
 * rejected metrics are counted whatever these properties say.
 *
 * <p>Iceberg's own class reads them back from the file, and Hadoop's default configuration from its
 * XML each time: 2 % of a running job's CPU samples.
 */
final class MeasureColumns {
  private final RecordLayout layout;
  private final MetricsConfig wanted;

  private final Map<Integer, Long> sizes = new HashMap<>();
  private final Map<Integer, Long> values = new HashMap<>();
  private final Map<Integer, Long> nulls = new HashMap<>();
  private final Map<Integer, Long> notANumber = new HashMap<>();
  private final Map<Integer, ByteBuffer> lower = new HashMap<>();
  private final Map<Integer, ByteBuffer> upper = new HashMap<>();

  MeasureColumns(RecordLayout layout, MetricsConfig wanted) {
    this.layout = layout;
    this.wanted = wanted;
  }

  /**
   * The figures of a file.
   *
   * @param present the leaves that the file has
   */
  Metrics of(List<RowGroup> groups, SortedSet<Integer> present) {
    long rows = groups.stream().mapToLong(RowGroup::rows).sum();
    for (int place : present) {
      ColumnDescriptor leaf = layout.leaf(place);
      MetricsMode mode = wanted.columnMode(leaf.getPath()[0]);
      boolean isCounted = place == layout.rejectionReason || !mode.equals(MetricsModes.None.get());
      List<EncodedColumn> parts =
          groups.stream()
              .map(group -> group.columns().get(place))
              .filter(Objects::nonNull)
              .toList();
      if (place == layout.rejectedMetrics) {
        values.put(id(leaf), found(parts));
        nulls.put(id(leaf), 0L);
      } else if (leaf.getMaxRepetitionLevel() == 0 && isCounted) {
        count(leaf, parts, rows);
        if (!mode.equals(MetricsModes.Counts.get()) && !mode.equals(MetricsModes.None.get())) {
          bound(leaf, parts, mode);
        }
      }
    }
    return new Metrics(rows, sizes, values, nulls, notANumber, lower, upper);
  }

  private void count(ColumnDescriptor leaf, List<EncodedColumn> parts, long rows) {
    int id = id(leaf);
    long found = found(parts);
    sizes.put(id, parts.stream().mapToLong(EncodedColumn::bytes).sum());
    values.put(id, rows);
    nulls.put(id, rows - found);
    if (leaf.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE) {
      // A number that is none is stored as null.
      notANumber.put(id, 0L);
    }
  }

  private static long found(List<EncodedColumn> parts) {
    return parts.stream().mapToLong(part -> part.entries() - part.nulls()).sum();
  }

  private void bound(ColumnDescriptor leaf, List<EncodedColumn> parts, MetricsMode mode) {
    PrimitiveType type = leaf.getPrimitiveType();
    Statistics<?> all = Statistics.createStats(type);
    for (EncodedColumn part : parts) {
      all.mergeStatistics(part.statistics(type));
    }
    if (!all.hasNonNullValue()) {
      return;
    }
    int length =
        mode instanceof MetricsModes.Truncate truncate ? truncate.length() : Integer.MAX_VALUE;
    ByteBuffer min = ByteBuffer.wrap(all.getMinBytes());
    ByteBuffer max = ByteBuffer.wrap(all.getMaxBytes());
    if (type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation) {
      min = text(UnicodeUtil.truncateStringMin(text(min), length));
      max = text(UnicodeUtil.truncateStringMax(text(max), length));
    } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
      min = BinaryUtil.truncateBinaryMin(min, length);
      max = BinaryUtil.truncateBinaryMax(max, length);
    }
    lower.put(id(leaf), min);
    if (max != null) {
      upper.put(id(leaf), max);
    }
  }

  private static int id(ColumnDescriptor leaf) {
    return leaf.getPrimitiveType().getId().intValue();
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes).toString();
  }

  /**
   * @param text null where no text of the length is as great, which gives null
   */
  private static ByteBuffer text(String text) {
    return text == null ? null : UTF_8.encode(text);
  }
}
