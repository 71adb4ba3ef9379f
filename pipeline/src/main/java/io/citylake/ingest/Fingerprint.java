package io.citylake.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.citylake.reading.Reading;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A fingerprint is 128 bits that stand for what makes two readings copies of each other, in a state
 * that holds one entry for each reading of the last minutes and would otherwise hold its texts.
 * That two of ten million readings share all of them by chance is less likely than 1 in 10^24.
 *
 * <p>Two halves of 64 bits, whose number is their seed. They are made in two ways, which must
 * agree: of columns, and of a reading that is parsed right now.
 */
public final class Fingerprint {
  /** The columns of the halves. No metric's name begins like these. */
  public static final List<String> COLUMNS = List.of("_fingerprint_1", "_fingerprint_2");

  /** Where Spark's xxhash64 begins. */
  private static final long SPARKS_SEED = 42;

  private Fingerprint() {}

  /**
   * Of {@link Readings#IDENTITY_COLUMNS}.
   *
   * @param number 1 or 2
   */
  public static Column half(int number) {
    Stream<Column> identity = Readings.IDENTITY_COLUMNS.stream().map(name -> col(name));
    return xxhash64(Stream.concat(Stream.of(lit((long) number)), identity).toArray(Column[]::new));
  }

  /** The same of readings that bring it. */
  public static Column broughtHalf(int number) {
    // A key that may be null would be another state, and no stream could go on with what it has.
    return NeverNull.column(COLUMNS.get(number - 1));
  }

  /**
   * What {@link #half(int)} gives for the reading.
   *
   * @param sensorType the name of the reading's
   * @param metricSet its {@link MetricSet}
   */
  static long half(
      int number, UTF8String sensorType, UTF8String sensorId, UTF8String identity, long metricSet) {
    long hash = XXH64.hashLong(number, SPARKS_SEED);
    hash = XXH64.hashUTF8String(sensorType, hash);
    hash = XXH64.hashUTF8String(sensorId, hash);
    hash = XXH64.hashUTF8String(identity, hash);
    return XXH64.hashLong(metricSet, hash);
  }

  /** {@link Readings#IDENTITY} of a reading. */
  static UTF8String identity(Reading reading) {
    return UTF8String.fromString(
        reading.eventId() == null ? Long.toString(reading.eventTimeMicros()) : reading.eventId());
  }
}
