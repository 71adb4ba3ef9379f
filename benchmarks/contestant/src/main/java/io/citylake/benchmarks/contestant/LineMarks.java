package io.citylake.benchmarks.contestant;

import io.citylake.benchmarks.contestant.Message.Word;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells the harness of the marks of one phase. */
final class LineMarks implements Marks {
  private static final Duration BETWEEN_READS = Duration.ofSeconds(1);

  private final Consumer<Message> harness;
  private boolean begun;
  private boolean ended;
  private long lastReadNanos = System.nanoTime();

  LineMarks(Consumer<Message> harness) {
    this.harness = harness;
  }

  @Override
  public synchronized void begin() {
    if (!begun) {
      begun = true;
      harness.accept(Message.of(Word.BEGIN));
    }
  }

  @Override
  public synchronized void read(long records) {
    long now = System.nanoTime();
    if (begun && !ended && now - lastReadNanos >= BETWEEN_READS.toNanos()) {
      lastReadNanos = now;
      harness.accept(new Message(Word.READ, Long.toString(records)));
    }
  }

  @Override
  public void figure(Figure figure, long value) {
    harness.accept(Message.figure(figure, value));
  }

  @Override
  public synchronized void end() {
    if (begun && !ended) {
      ended = true;
      harness.accept(Message.of(Word.END));
    }
  }

  /** Whether the contestant said where its work begins and ends. */
  synchronized boolean areComplete() {
    return begun && ended;
  }
}
