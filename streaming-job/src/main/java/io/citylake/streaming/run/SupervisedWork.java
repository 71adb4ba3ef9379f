package io.citylake.streaming.run;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.postgres.RetryWhileUnavailable;
import io.citylake.streaming.queries.WorkBeside;

/**
 * Does a query's work beside it while the queries run. Where that needs a PostgreSQL that goes
 * away, as the lake's catalogue may be, it waits as they do.
 */
public final class SupervisedWork implements Supervised {
  private final BackgroundWork<Void> running;
  private boolean done;

  private SupervisedWork(BackgroundWork<Void> running) {
    this.running = running;
  }

  /**
   * @param claim without it nothing is done: what the work makes is its holder's
   */
  public static SupervisedWork begin(
      WorkBeside beside, DriverClaim claim, RetryWhileUnavailable retry) {
    return new SupervisedWork(
        BackgroundWork.begin(
            () ->
                retry.run(
                    beside.what(),
                    () -> {
                      claim.requireHeld();
                      beside.work().run();
                      return null;
                    })));
  }

  @Override
  public void supervise() throws InterruptedException {
    if (running.isDone()) {
      running.result();
      done = true;
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public void stop(long deadline) throws InterruptedException {
    running.stop(deadline);
  }
}
