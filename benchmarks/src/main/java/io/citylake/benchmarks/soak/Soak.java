package io.citylake.benchmarks.soak;

import io.citylake.benchmarks.contestant.Phase;
import io.citylake.benchmarks.report.Report;
import io.citylake.benchmarks.run.Background;
import io.citylake.benchmarks.run.Benchmark;
import io.citylake.benchmarks.run.ContestantFailed;
import io.citylake.benchmarks.run.ContestantProcess;
import io.citylake.benchmarks.run.Program;
import io.citylake.benchmarks.run.RunPlace;
import io.citylake.benchmarks.spark.CitylakeStream;
import io.citylake.benchmarks.spark.PhaseKeys;
import io.citylake.benchmarks.stack.BenchStack;
import io.citylake.benchmarks.stack.PhasePlace;
import io.citylake.send.KafkaAddress;
import io.citylake.settings.ReadSettings;
import io.citylake.settings.Settings;
import io.citylake.simulator.KafkaTarget;
import io.citylake.simulator.Simulate;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Servers, the job, the feed; then a sample every 10 seconds; then what became of each series. */
final class Soak extends Benchmark {
  private static final String TOPIC = "soak";
  private static final Duration SAMPLE_EVERY = Duration.ofSeconds(10);
  private static final int SAMPLES_OF_A_LINE = 6;
  private static final Series[] SHOWN = {
    Series.SENT_PER_SECOND,
    Series.WINDOWS_LAG_SECONDS,
    Series.RECORDS_LAG_SECONDS,
    Series.HEAP_AFTER_COLLECTION_BYTES,
    Series.RESIDENT_BYTES,
    Series.STATE_ROWS,
    Series.STATE_BYTES,
    Series.DATA_FILES,
    Series.CHECKPOINT_FILES,
    Series.DRIVER_CORES
  };
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);

  final SoakSettings settings;
  private final List<Sample> samples = new ArrayList<>();

  Soak(SoakSettings settings, RunPlace place, PrintWriter out) {
    super("soak", place, out);
    this.settings = settings;
  }

  @Override
  protected void measure(BenchStack stack) throws IOException, SQLException, ContestantFailed {
    stack.createTopic(TOPIC, settings.partitions());
    Program program = Program.of(CitylakeStream.Continuously.class, settings.citylake());
    Simulate feed =
        new Simulate(
            settings.simulation(Instant.now()),
            new KafkaTarget(KafkaAddress.of(stack.bootstrapServers()), TOPIC),
            progress -> {});
    try (PhasePlace place = PhasePlace.create(stack);
        ContestantProcess job =
            ContestantProcess.start("soak", program, settings.jvm(), stack.folder())) {
      Phase phase = place.phase("soak", TOPIC, Map.of());
      job.begin(phase);
      try (Lag lag = new Lag(stack.bootstrapServers(), TOPIC, place.jdbcUrl());
          Background sending = new Background("the feed", feed::stop, isClosed -> send(feed))) {
        watch(job, sending, lag, new TakeSample(job, jobSettings(phase), lag, stack.processes()));
      }
      job.stop(STOP_PATIENCE);
    }
  }

  private static void send(Simulate feed) {
    var unused = feed.run();
  }

  private void watch(ContestantProcess job, Background sending, Lag lag, TakeSample takeSample)
      throws IOException, SQLException, ContestantFailed {
    long start = System.nanoTime();
    Looks looks = new Looks(start, settings.duration());
    lines.title(
        String.format(
            Locale.ROOT,
            "%,d readings/s from %,d sensors for %d s; state is level, and series are judged, from %d s on",
            settings.rate(),
            settings.sensors(),
            settings.duration().toSeconds(),
            settings.judgedFrom().toSeconds()));
    long sampleDue = start;
    while (!looks.areOver(System.nanoTime())) {
      LockSupport.parkNanos(looks.untilNext(System.nanoTime()));
      job.requireRunning();
      sending.requireHealthy();
      lag.look();
      if (System.nanoTime() - sampleDue >= SAMPLE_EVERY.toNanos()) {
        sampleDue = System.nanoTime();
        Sample sample = takeSample.at(Duration.ofNanos(System.nanoTime() - start));
        samples.add(sample);
        if (samples.size() % SAMPLES_OF_A_LINE == 0) {
          show(sample);
        }
        save();
      }
    }
  }

  private void show(Sample sample) {
    lines.line(
        Stream.of(SHOWN)
            .filter(series -> sample.values().get(series) != null)
            .map(series -> series.label() + " " + series.text(sample.values().get(series)))
            .collect(Collectors.joining("   ")));
  }

  private Settings jobSettings(Phase phase) {
    return ReadSettings.from(Optional.empty(), Map.of(), PhaseKeys.of(phase, settings.citylake()));
  }

  @Override
  protected Report report() {
    List<Trend> trends = Trend.of(samples, new JudgedFrom(settings.citylake())::of);
    return new SoakReport(provenance(), settings, trends, List.copyOf(samples));
  }
}
