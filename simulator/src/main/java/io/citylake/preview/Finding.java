package io.citylake.preview;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found more than once, with the first few places.
 *
 * @param subject the reason of a rejection; of a metric that was left out its name before the
 *     reason
 * @param count of records
 * @param samples the first
 */
public record Finding(String subject, long count, List<Sample> samples) {
  private static final int SAMPLES = 3;

  /**
   * Where something stands.
   *
   * @param place file and line
   * @param found what stands there, for people
   */
  public record Sample(String place, String found) {}

  /** Counts findings of one subject. */
  static final class Counter {
    private final List<Sample> samples = new ArrayList<>();
    private long count;

    void add(PreviewRecord record, String found) {
      if (samples.size() < SAMPLES) {
        samples.add(new Sample(record.place(), found));
      }
      count++;
    }

    long count() {
      return count;
    }

    Finding finding(String subject) {
      return new Finding(subject, count, List.copyOf(samples));
    }
  }
}
