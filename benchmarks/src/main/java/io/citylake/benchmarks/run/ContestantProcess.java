package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.ContestantMain;
import io.citylake.benchmarks.contestant.Figure;
import io.citylake.benchmarks.contestant.Message;
import io.citylake.benchmarks.contestant.Message.Word;
import io.citylake.benchmarks.contestant.Phase;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * A contestant's process is a JVM that was started and is heard. It ends with this one, however
 * this one ends.
 */
public final class ContestantProcess implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final String name;
  private final Path log;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;
  private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);
  private final Map<Figure, Long> peaks = new EnumMap<>(Figure.class);

  private ContestantProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
    this.orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a JVM and returns when it waits for its first phase.
   *
   * @param name for messages and the log's name
   * @param folder for its log and its temporary files; exists
   * @throws ContestantFailed where it ends at once
   */
  public static ContestantProcess start(
      String name, Program program, JvmOptions options, Path folder)
      throws IOException, ContestantFailed {
    Path log = folder.resolve(name + ".log");
    Path temporary = Files.createTempDirectory(folder, name + "-tmp-");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options.arguments(temporary));
    command.add(ContestantMain.class.getName());
    command.add(program.contestant());
    program.arguments().forEach((key, value) -> command.add(key + "=" + value));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("CLASSPATH", program.classPath().text());
    ContestantProcess started = new ContestantProcess(name, log, builder.start());
    try {
      started.next(Word.READY);
      return started;
    } catch (IOException | ContestantFailed e) {
      started.close();
      throw e;
    }
  }

  public long pid() {
    return process.pid();
  }

  /**
   * Lets it do a phase and returns when its engine is up.
   *
   * @throws ContestantFailed where it does not get so far; it is of no more use then
   */
  public void begin(Phase phase) throws IOException, ContestantFailed {
    figures.clear();
    peaks.clear();
    order(Message.run(phase));
    next(Word.BEGIN);
  }

  /** Returns when the output of the phase is complete; {@code progress} hears of records read. */
  void awaitEnd(LongConsumer progress) throws IOException, ContestantFailed {
    Message message = next(Word.READ, Word.END);
    while (message.word() != Word.END) {
      progress.accept(message.number());
      message = next(Word.READ, Word.END);
    }
  }

  /** Returns when it waits for another phase. */
  void awaitDone() throws IOException, ContestantFailed {
    next(Word.DONE);
  }

  /**
   * Does nothing while a phase runs that has begun; to be called every few seconds.
   *
   * @throws ContestantFailed where the phase has ended
   */
  public void requireRunning() throws IOException, ContestantFailed {
    for (Message message = ready(); message != null; message = ready()) {
      if (message.word() != Word.READ) {
        throw new ContestantFailed(name + " was to go on, but said: " + message.line(), log);
      }
    }
    if (!process.isAlive()) {
      throw new ContestantFailed(name + " ended in the middle of its phase", log);
    }
  }

  /** What is to be heard without waiting, but for figures; null where nothing is. */
  private Message ready() throws IOException {
    while (answers.ready()) {
      Message message = Message.parse(answers.readLine()).orElse(null);
      if (message != null && message.word() == Word.FIGURE) {
        note(message);
      } else if (message != null) {
        return message;
      }
    }
    return null;
  }

  private void note(Message figure) {
    figures.put(figure.figure(), figure.number());
    peaks.merge(figure.figure(), figure.number(), Math::max);
  }

  /** The largest of what the phase said of itself; without what it did not say. */
  Map<Figure, Long> peaks() {
    return Map.copyOf(peaks);
  }

  /** What the running phase said last of itself; empty where it said nothing yet. */
  public Optional<Long> figure(Figure figure) {
    return Optional.ofNullable(figures.get(figure));
  }

  /**
   * Lets a running phase that has no end of its own end in order, and returns when it has.
   *
   * @throws ContestantFailed where it does not within a time, or failed before
   */
  public void stop(Duration patience) throws IOException, ContestantFailed {
    long start = System.nanoTime();
    order(Message.of(Word.STOP));
    while (true) {
      Message message = ready();
      if (message != null && message.word() == Word.DONE) {
        return;
      }
      if (message != null && message.word() == Word.FAILED) {
        throw new ContestantFailed(name + ": " + message.line(), log);
      }
      if (!process.isAlive() || System.nanoTime() - start > patience.toNanos()) {
        throw new ContestantFailed(name + " did not stop within " + patience, log);
      }
      if (message == null) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void order(Message message) throws IOException {
    orders.write(message.line());
    orders.newLine();
    orders.flush();
  }

  /** The next message that is no figure; whatever else an engine prints is none. */
  private Message next(Word... words) throws IOException, ContestantFailed {
    List<Word> expected = List.of(words);
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      Message message = Message.parse(line).orElse(null);
      if (message == null) {
        continue;
      }
      if (message.word() == Word.FIGURE) {
        note(message);
      } else if (expected.contains(message.word())) {
        return message;
      } else {
        throw new ContestantFailed(name + ": " + message.line(), log);
      }
    }
    throw new ContestantFailed(name + " ended, when " + expected + " was expected of it", log);
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
