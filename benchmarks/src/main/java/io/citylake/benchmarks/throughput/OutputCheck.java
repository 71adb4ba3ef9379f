package io.citylake.benchmarks.throughput;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.citylake.benchmarks.compare.RecordsCheck;
import io.citylake.benchmarks.compare.WindowsComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An output check says whether a phase's output is what it must be.
 *
 * @param records empty where the job has none
 * @param windows empty where the job has none
 * @param late readings that were dropped as late; empty where nobody counts them
 */
record OutputCheck(
    Optional<RecordsCheck> records,
    Optional<WindowsComparison> windows,
    @JsonProperty("lateReadings") Optional<Long> late) {

  @JsonProperty
  boolean holds() {
    return differences().isEmpty();
  }

  /** What is not as it must be, a line each. */
  List<String> differences() {
    List<String> differences = new ArrayList<>();
    records.flatMap(RecordsCheck::difference).ifPresent(differences::add);
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
        .map(count -> String.format(Locale.ROOT, "%,d readings were dropped as late", count))
        .ifPresent(differences::add);
    return differences;
  }
}
