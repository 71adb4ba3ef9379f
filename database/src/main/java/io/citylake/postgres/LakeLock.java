package io.citylake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The lake's lock keeps work on the lake to one process at a time: a session-level advisory lock of
 * PostgreSQL.
 *
 * <p>It holds one connection of the pool until it is closed. When the process dies, or the
 * connection breaks, the server gives the lock to whoever asks next: work that must not overlap
 * asks {@link #isHeld} right before it commits.
 */
public final class LakeLock implements AutoCloseable {
  private static final String KEY = "hashtextextended('citylake ' || ?, 0)";
  private static final int ANSWER_TIMEOUT_SECONDS = 10;

  private final Connection session;
  private final String name;

  private LakeLock(Connection session, String name) {
    this.session = session;
    this.name = name;
  }

  /**
   * Takes the lock without waiting.
   *
   * @param name of what must not overlap, the same in every process; locks of different databases
   *     do not meet
   * @return the lock, for the caller to close; empty where another holds it, in this process or
   *     elsewhere
   * @throws SQLException if PostgreSQL cannot be asked
   */
  public static Optional<LakeLock> tryTake(PostgresPool pool, String name) throws SQLException {
    Connection session = pool.connection();
    try {
      if (isTrue(session, "select pg_try_advisory_lock(" + KEY + ")", name)) {
        return Optional.of(new LakeLock(session, name));
      }
    } catch (SQLException | RuntimeException e) {
      giveUp(session);
      throw e;
    }
    session.close();
    return Optional.empty();
  }

  /** Whether the session lives, and the lock with it. */
  public boolean isHeld() {
    try {
      return session.isValid(ANSWER_TIMEOUT_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      if (isTrue(session, "select pg_advisory_unlock(" + KEY + ")", name)) {
        session.close();
        return;
      }
    } catch (SQLException e) {
      // The session cannot be used: ending it frees the lock too.
    }
    giveUp(session);
  }

  private static boolean isTrue(Connection session, String sql, String name) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  /** Ends the session instead of giving it back to the pool, where it might still hold the lock. */
  private static void giveUp(Connection session) {
    try (session) {
      session.abort(Runnable::run);
    } catch (SQLException e) {
      // It has ended.
    }
  }
}
