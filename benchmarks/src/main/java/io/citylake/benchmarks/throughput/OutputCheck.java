package io.citylake.benchmarks.throughput;

import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.compare.WindowsComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a phase's output is what it must be.
 *
 * @param records empty where the job has none
 * @param windows empty where the job has none
 * @param late readings that were dropped as late; empty where nobody counts them
 */
record OutputCheck(
    Optional<RecordsCheck> records, Optional<WindowsComparison> windows, Optional<Long> late) {

  boolean holds() {
    return differences().isEmpty();
  }

  /** What is not as it must be, a line each. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    records
        .filter(check -> !check.holds())
        .ifPresent(
            check ->
                differences.add(
                    String.format(
                        Locale.ROOT,
                        "of %,d records %,d are missing, %,d rows are too many",
                        check.expected(),
                        check.missing(),
                        check.repeated())));
    windows
        .filter(comparison -> !comparison.holds())
        .ifPresent(
            comparison -> {
              differences.add(
                  String.format(
                      Locale.ROOT,
                      "of %,d windows' rows %,d differ",
                      comparison.expected(),
                      comparison.different()));
              differences.addAll(comparison.examples());
            });
    late.filter(count -> count > 0)
        .ifPresent(
            count ->
                differences.add(
                    String.format(Locale.ROOT, "%,d readings were dropped as late", count)));
    return differences;
  }
}
