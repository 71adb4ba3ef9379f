package io.citylake.lake;

import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a commit to a table of the lake again where another writer came first. Iceberg itself tries
 * new snapshots a second time, and no change of branches and tags.
 */
public final class CommitAgain {
  private static final Logger LOG = LoggerFactory.getLogger(CommitAgain.class);

  /** A commit; each time on the table as it is then, which it loads anew. */
  @FunctionalInterface
  public interface Commit<T, E extends Exception> {
    T make() throws E;
  }

  private CommitAgain() {}

  /**
   * What the first commit gives that comes through.
   *
   * @param attempts at most, without a pause between: whoever came first is done
   * @throws CommitFailedException if another writer came first at each attempt
   * @throws ValidationException if what another writer has done forbids it at each attempt
   */
  public static <T, E extends Exception> T upTo(int attempts, Commit<T, E> commit) throws E {
    for (int attempt = 1; ; attempt++) {
      try {
        return commit.make();
      } catch (CommitFailedException | ValidationException e) {
        if (attempt == attempts) {
          throw e;
        }
        LOG.info("another writer came between, attempt {} follows: {}", attempt + 1, e.toString());
      }
    }
  }
}
