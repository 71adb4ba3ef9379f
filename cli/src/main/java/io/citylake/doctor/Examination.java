package io.citylake.doctor;

import io.citylake.command.Causes;
import io.citylake.doctor.Finding.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs checks one after the other, none of them longer than its limit. */
final class Examination {
  private final List<Check> checks;

  Examination(List<Check> checks) {
    this.checks = checks;
  }

  /**
   * Runs them; each result goes to {@code listener} when it is there.
   *
   * @return the results, in the checks' order
   */
  List<Result> run(Consumer<Result> listener) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    Map<String, String> failedFor = new HashMap<>();
    for (Check check : checks) {
      long begin = System.nanoTime();
      Optional<String> obstacle =
          check.needs().stream().sorted().map(failedFor::get).filter(Objects::nonNull).findFirst();
      Finding finding = obstacle.isPresent() ? Finding.skipped(obstacle.get()) : look(check);
      Result result =
          new Result(check.name(), finding, Duration.ofNanos(System.nanoTime() - begin));
      if (finding.state() == State.FAILED || finding.state() == State.SKIPPED) {
        failedFor.put(check.name(), obstacle.orElse(check.name()));
      }
      listener.accept(result);
      results.add(result);
    }
    return results;
  }

  /** Looks in a thread of its own: some clients wait for their servers whatever they are told. */
  private static Finding look(Check check) throws InterruptedException {
    Callable<Finding> look = check::look;
    FutureTask<Finding> task = new FutureTask<>(look);
    Thread thread = new Thread(task, "doctor " + check.name());
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(check.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(/* mayInterruptIfRunning= */ true);
      return Finding.failed(
          "no answer within " + check.limit().toSeconds() + " s",
          "see whether the server is overloaded, or a firewall swallows what is sent to it");
    } catch (ExecutionException e) {
      return Finding.failed(
          Causes.innermost(e),
          "unexpected ("
              + e.getCause().getClass().getSimpleName()
              + "): look into the server's log");
    }
  }
}
