package io.citylake.recordfiles;

import java.io.Serializable;
import java.util.Objects;

/**
 * A partition of {@code lake.raw.records}.
 *
 * @param day of the event time, days since 1970-01-01; null for a rejection without one
 * @param sensorType null where it could not be read or is unknown
 */
record RecordPartition(Integer day, String sensorType) implements Serializable {

  /** The same in every JVM: it decides which task writes the partition's file. */
  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(day) + Objects.hashCode(sensorType);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordPartition that
        && Objects.equals(day, that.day)
        && Objects.equals(sensorType, that.sensorType);
  }
}
