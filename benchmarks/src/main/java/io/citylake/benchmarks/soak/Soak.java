package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.report.JsonFile;
import io.citylake.benchmarks.report.Machine;
import io.citylake.benchmarks.report.ProgressLines;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.spark.CitylakeContinuously;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.PhasePlace;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Servers, the job, the feed; then a sample every 10 seconds; then what became of each series. */
final class Soak {
  private static final String TOPIC = "soak";
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(10);

  private final SoakSettings settings;
  private final PrintWriter out;
  private final SoakTable table;
  private final SoakJson json;
  private final List<Sample> samples = new ArrayList<>();

  Soak(SoakSettings settings, PrintWriter out) {
    this.settings = settings;
    this.out = out;
    this.table = new SoakTable(settings, out);
    this.json = new SoakJson(settings);
  }

  /** Runs it all; whether nothing grew that must not. False, too, where the JVM is ended. */
  boolean run() throws IOException, SQLException, ContestantFailed {
    writeJson(); // a file that cannot be written is better known before anything starts
    ProgressLines lines = new ProgressLines(out);
    lines.title(Machine.thisOne().text());
    try (BenchStack stack = BenchStack.start(settings.folder())) {
      if (!stack.outlasts(() -> soak(stack))) {
        return false;
      }
    }
    List<Trend> trends = Trend.of(samples, settings::judgedFrom);
    table.print(trends);
    return trends.stream().allMatch(Trend::holds);
  }

  private void soak(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    stack.createTopic(TOPIC, settings.partitions());
    Program program = Program.of(CitylakeContinuously.class, settings.citylakeKeys());
    try (PhasePlace place = PhasePlace.create(stack);
        ContestantProcess process =
            ContestantProcess.start("soak", program, settings.jvm(), stack.folder())) {
      run(stack, place, process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private void run(BenchStack stack, PhasePlace place, ContestantProcess process)
      throws IOException, SQLException, ContestantFailed, InterruptedException {
    Phase phase = place.phase("soak", TOPIC, Map.of());
    RunningJob job = RunningJob.start(process, phase);
    try (Lag lag = new Lag(stack.bootstrapServers(), TOPIC, place.jdbcUrl());
        SendReadings feed = new SendReadings(settings, stack.bootstrapServers(), TOPIC)) {
      watch(job, feed, lag, new TakeSample(job, jobSettings(phase), lag, stack.processes()));
    }
    job.stop();
  }

  private void watch(RunningJob job, SendReadings feed, Lag lag, TakeSample takeSample)
      throws IOException, SQLException, InterruptedException {
    long start = System.nanoTime();
    Looks looks = new Looks(start, settings.duration());
    table.begins();
    long sampleDue = start;
    while (!looks.areOver(System.nanoTime())) {
      if (job.endsWithin(looks.untilNext(System.nanoTime()))) {
        return; // whoever stops it hears why
      }
      feed.requireNoFailure();
      lag.look();
      if (System.nanoTime() - sampleDue >= SAMPLE_EVERY.toNanos()) {
        sampleDue = System.nanoTime();
        Sample sample = takeSample.at(Duration.ofNanos(System.nanoTime() - start));
        samples.add(sample);
        table.add(sample);
        writeJson();
      }
    }
  }

  private Settings jobSettings(Phase phase) {
    return ReadSettings.from(
        Optional.empty(), Map.of(), PhaseKeys.of(phase, settings.citylakeKeys()));
  }

  private void writeJson() {
    settings.json().ifPresent(file -> new JsonFile(file).write(json.content(samples)));
  }
}
