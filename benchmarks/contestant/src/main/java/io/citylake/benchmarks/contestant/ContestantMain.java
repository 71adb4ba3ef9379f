package io.citylake.benchmarks.contestant;

import io.citylake.benchmarks.contestant.Message.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * This is the main class of a contestant's JVM: works off the phases that its standard input names.
 *
 * <p>Arguments: the {@link Contestant}'s class, then its own arguments as {@code name=value}. What
 * the contestant prints goes to standard error; standard output is for {@link Message}s alone. When
 * standard input ends, so does the JVM, in the middle of a phase too: whoever measures it has gone.
 */
public final class ContestantMain {
  private final PrintStream harness;
  private final Contestant contestant;

  private ContestantMain(PrintStream harness, Contestant contestant) {
    this.harness = harness;
    this.contestant = contestant;
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream harness = System.out;
    System.setOut(System.err);
    Contestant contestant = contestant(arguments);
    BlockingQueue<Message> orders = listen(contestant);
    ContestantMain main = new ContestantMain(harness, contestant);
    main.tell(Message.of(Word.READY));
    while (true) {
      main.run(orders.take().phase());
    }
  }

  private static Contestant contestant(String[] arguments) throws ReflectiveOperationException {
    Map<String, String> own = new LinkedHashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      own.put(pair[0], pair[1]);
    }
    return Class.forName(arguments[0])
        .asSubclass(Contestant.class)
        .getConstructor(Map.class)
        .newInstance(own);
  }

  /** Hears orders while a phase runs, too, because then the end of them must not go unheard. */
  private static BlockingQueue<Message> listen(Contestant contestant) {
    BlockingQueue<Message> orders = new LinkedBlockingQueue<>();
    Thread ear =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  Message.parse(line).ifPresent(order -> hear(order, contestant, orders));
                }
              } catch (IOException e) {
                System.err.println("standard input broke: " + e);
              }
              Runtime.getRuntime().halt(0);
            },
            "orders");
    ear.setDaemon(true);
    ear.start();
    return orders;
  }

  /** Phases wait for each other; the wish to stop one does not wait. */
  private static void hear(Message order, Contestant contestant, BlockingQueue<Message> orders) {
    if (order.word() == Word.STOP) {
      contestant.stop();
    } else {
      orders.add(order);
    }
  }

  private void run(Phase phase) {
    LineMarks marks = new LineMarks(this::tell);
    HeapAfterCollection heap =
        new HeapAfterCollection(bytes -> marks.figure(Figure.HEAP_AFTER_COLLECTION, bytes));
    try {
      contestant.run(phase, marks);
      tell(
          marks.areComplete()
              ? Message.of(Word.DONE)
              : new Message(Word.FAILED, "it did not say where its work begins and ends"));
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      tell(new Message(Word.FAILED, e.toString()));
    } finally {
      heap.close();
    }
  }

  private synchronized void tell(Message message) {
    harness.println(message.line());
    harness.flush();
  }
}
