package io.citylake.benchmarks.batch;

import static io.citylake.benchmarks.report.Cells.decimals;
import static io.citylake.benchmarks.report.Cells.percent;
import static io.citylake.benchmarks.report.Cells.tenths;
import static io.citylake.benchmarks.report.Cells.whole;
import static io.citylake.benchmarks.report.Spread.median;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.citylake.benchmarks.report.Provenance;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.report.Spread;
import io.citylake.benchmarks.report.Table;
import io.citylake.benchmarks.run.PhaseFigures;
import io.citylake.benchmarks.stack.LoadedTopic;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** This report tells what {@code bench batch} measured. */
public record MartsReport(
    @JsonUnwrapped Provenance provenance,
    BatchSettings settings,
    List<LoadedTopic> topics,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> failures,
    @JsonProperty("summary") List<BatchSummary> summaries,
    List<DayResult> results)
    implements Report {

  private Table<BatchSummary> table() {
    return new Table<BatchSummary>()
        .text("phase", BatchSummary::phase)
        .number("readings", BatchSummary::readings)
        .number("seconds", s -> tenths(s.seconds().median()))
        .detail("least", s -> tenths(s.seconds().least()))
        .detail("most", s -> tenths(s.seconds().most()))
        .number("readings/s", s -> whole(s.readings() / s.seconds().median()))
        .number("CPU us/reading", s -> decimals(s.cpuMicrosPerReading().median()))
        .detail("others' share", s -> percent(of(s, r -> r.work().othersShare())))
        .detail("start s", s -> decimals(of(s, r -> OptionalDouble.of(r.start().seconds()))));
  }

  private OptionalDouble of(BatchSummary summary, Function<PhaseFigures, OptionalDouble> figure) {
    List<PhaseFigures> own =
        results.stream()
            .filter(result -> result.phase().equals(summary.phase()))
            .map(DayResult::figures)
            .toList();
    return median(Spread.ofKnown(own, figure));
  }

  public MartsReport {
    failures = failures == null ? List.of() : List.copyOf(failures);
  }

  @JsonProperty
  @Override
  public boolean holds() {
    return failures.isEmpty() && results.stream().allMatch(result -> result.windows().holds());
  }

  @Override
  public void print(PrintWriter out) {
    table().print(summaries, out);
    out.println("  " + verdict());
    for (DayResult result : results) {
      for (String example : result.windows().examples()) {
        out.printf(Locale.ROOT, "  round %d, %s: %s%n", result.round(), result.day(), example);
      }
    }
  }

  @Override
  public List<String> section() {
    List<String> lines = new ArrayList<>(List.of("## Batch", "", provenance.line()));
    lines.add(
        String.format(
            Locale.ROOT,
            "All daily marts of a day with %,d readings from %,d sensors, from the lake to PostgreSQL, by a JVM that makes its first day",
            settings.recordsPerDay(),
            settings.load().sensors()));
    lines.add("(cold) and then its second (warm); %s.".formatted(settings.run().text()));
    lines.add("");
    lines.addAll(table().markdown(summaries));
    lines.addAll(List.of("", holds() ? verdict() : "**" + verdict() + "**"));
    return lines;
  }

  private String verdict() {
    return holds()
        ? "The windows that were published are those of a plain computation."
        : "The windows that were published are not those of a plain computation.";
  }
}
