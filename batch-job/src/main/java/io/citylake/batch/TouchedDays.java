package io.citylake.batch;

import io.citylake.models.PublishedDay;
import io.citylake.settings.Settings.WindowShape;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The days that have got records since they were published, or never were: readings, which all
 * marts are computed from, and rejections, which the sensors' health counts.
 *
 * <p>The lake's tables of records are only added to. So a day has changed exactly if the number of
 * its records has, which the tables' metadata tells: no file is read, and neither compaction nor
 * the expiry of snapshots hides anything.
 */
final class TouchedDays {
  private static final Duration DAY = Duration.ofDays(1);

  private final WindowShape shape;

  TouchedDays(WindowShape shape) {
    this.shape = shape;
  }

  /**
   * @param records how many each day has now
   * @param published the days as they were published
   */
  List<LocalDate> of(SortedMap<LocalDate, Long> records, Map<LocalDate, PublishedDay> published) {
    SortedSet<LocalDate> touched = new TreeSet<>();
    records.forEach(
        (day, count) -> {
          if (!published.containsKey(day) || published.get(day).inputRows() != count) {
            touched.add(day);
            if (windowsSpanMidnight() && published.containsKey(day.minusDays(1))) {
              touched.add(day.minusDays(1));
            }
          }
        });
    return new ArrayList<>(touched);
  }

  private boolean windowsSpanMidnight() {
    return !shape.length().equals(shape.slide()) || DAY.toMillis() % shape.length().toMillis() != 0;
  }
}
