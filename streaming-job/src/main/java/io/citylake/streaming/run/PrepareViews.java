package io.citylake.streaming.run;

import io.citylake.checkpoint.DriverClaim;
import io.citylake.lake.RecordsTable;
import io.citylake.postgres.RetryWhileUnavailable;

/**
 * Makes the lake's views while the queries run: that takes seconds in a new JVM, and no record has
 * to wait for it. Where the lake's catalogue is a PostgreSQL that goes away, it waits as they do.
 */
public final class PrepareViews implements Supervised {
  private final BackgroundWork<Void> views;
  private boolean made;

  private PrepareViews(BackgroundWork<Void> views) {
    this.views = views;
  }

  /**
   * @param claim without it nothing is made: the views are its holder's
   */
  public static PrepareViews begin(
      RecordsTable table, DriverClaim claim, RetryWhileUnavailable retry) {
    return new PrepareViews(
        BackgroundWork.begin(
            () ->
                retry.run(
                    "making the lake's views",
                    () -> {
                      claim.requireHeld();
                      table.prepareViews();
                      return null;
                    })));
  }

  @Override
  public void supervise() throws InterruptedException {
    if (views.isDone()) {
      views.result();
      made = true;
    }
  }

  @Override
  public boolean isDone() {
    return made;
  }

  @Override
  public void stop(long deadline) throws InterruptedException {
    views.stop(deadline);
  }
}
