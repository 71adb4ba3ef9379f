package io.citylake.benchmarks.run;

import io.citylake.benchmarks.contestant.ContestantMain;
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
import java.util.ArrayList;
import java.util.List;

/** A contestant's JVM. It ends with this one, however this one ends. */
public final class ContestantProcess implements AutoCloseable {
  private final String name;
  private final Path log;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;

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
      started.next(new PhaseWatch() {}, Word.READY);
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
   * Lets it do a phase.
   *
   * @throws ContestantFailed where it does not get to the end of it; it is of no more use then
   */
  public void run(Phase phase, PhaseWatch watch) throws IOException, ContestantFailed {
    watch.ordered();
    begin(phase, watch);
    watch.began();
    for (Message message = next(watch, Word.READ, Word.END);
        message.word() != Word.END;
        message = next(watch, Word.READ, Word.END)) {
      watch.read(message.number());
    }
    watch.ended();
    next(watch, Word.DONE);
    watch.done();
  }

  /**
   * Lets it do a phase and returns when its engine is up. For a contestant that runs until this is
   * closed.
   *
   * @throws ContestantFailed where it does not get so far; it is of no more use then
   */
  public void begin(Phase phase) throws IOException, ContestantFailed {
    begin(phase, new PhaseWatch() {});
  }

  private void begin(Phase phase, PhaseWatch watch) throws IOException, ContestantFailed {
    order(Message.run(phase));
    next(watch, Word.BEGIN);
  }

  /**
   * Does nothing while a phase runs that has begun; to be called every few seconds.
   *
   * @throws ContestantFailed where the phase has ended
   */
  public void requireRunning() throws IOException, ContestantFailed {
    while (answers.ready()) {
      Message message = Message.parse(answers.readLine()).orElse(Message.of(Word.READ));
      if (message.word() != Word.READ && message.word() != Word.FIGURE) {
        throw new ContestantFailed(name + " was to go on, but said: " + message.line(), log);
      }
    }
    if (!process.isAlive()) {
      throw new ContestantFailed(name + " ended in the middle of its phase", log);
    }
  }

  /** Lets a running phase end soon, in order, where it has no end of its own. */
  public void stop() throws IOException {
    order(Message.of(Word.STOP));
  }

  private synchronized void order(Message message) throws IOException {
    orders.write(message.line());
    orders.newLine();
    orders.flush();
  }

  /** The next message that is no figure; whatever else an engine prints is none. */
  private Message next(PhaseWatch watch, Word... words) throws IOException, ContestantFailed {
    List<Word> expected = List.of(words);
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      Message message = Message.parse(line).orElse(null);
      if (message == null) {
        continue;
      }
      if (message.word() == Word.FIGURE) {
        watch.figure(message.figure(), message.number());
        continue;
      }
      if (expected.contains(message.word())) {
        return message;
      }
      throw new ContestantFailed(name + ": " + message.line(), log);
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
