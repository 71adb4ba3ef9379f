package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryWhileUnavailableTest {
  private static final Duration BOUND = Duration.ofMinutes(1);

  private final List<Duration> waits = new ArrayList<>();
  private final RetryWhileUnavailable retry =
      new RetryWhileUnavailable(BOUND, waits::add, () -> total().toNanos());

  private int attempts;

  private static SQLException refused() {
    return new SQLException("connection refused", "08001");
  }

  private Duration total() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  private String failing(int times, Exception failure) throws SQLException {
    return retry.run(
        "test",
        () -> {
          if (++attempts <= times) {
            if (failure instanceof SQLException sql) {
              throw sql;
            }
            throw (RuntimeException) failure;
          }
          return "done";
        });
  }

  static Stream<Exception> passingFailures() {
    return Stream.of(
        refused(),
        new SQLException("connection failure", "08006"),
        new SQLException("admin shutdown", "57P01"),
        new SQLException("crash shutdown", "57P02"),
        new SQLException("cannot connect now", "57P03"),
        new SQLException("too many connections", "53300"),
        new SQLException("serialization failure", "40001"),
        new SQLException("deadlock", "40P01"),
        new SQLTransientConnectionException("the pool is exhausted"),
        new SQLTransientConnectionException("no connection", "08001", refused()),
        new SQLException("wrapped", new IOException("reset")),
        new UncheckedIOException(new IOException("reset")),
        new IllegalStateException(refused()));
  }

  @ParameterizedTest
  @MethodSource("passingFailures")
  void isTriedAgainAfter(Exception failure) throws SQLException {
    assertThat(failing(2, failure)).isEqualTo("done");
    assertThat(attempts).isEqualTo(3);
  }

  static Stream<Exception> lastingFailures() {
    return Stream.of(
        new SQLException("syntax error", "42601"),
        new SQLException("permission denied", "42501"),
        new SQLException("check violated", "23514"),
        new SQLException("without a state"),
        new SQLTransientConnectionException(
            "no connection", "28P01", new SQLException("wrong password", "28P01")),
        new SQLException("bad text", "22021", new IOException("copy broke off")),
        new IllegalStateException("a bug"));
  }

  @ParameterizedTest
  @MethodSource("lastingFailures")
  void isThrownAtOnce(Exception failure) {
    assertThatThrownBy(() -> failing(1, failure)).isSameAs(failure);
    assertThat(attempts).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void waitsGrowUpToFiveSeconds() throws SQLException {
    failing(9, refused());
    assertThat(waits)
        .extracting(Duration::toMillis)
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L, 5000L);
  }

  @Test
  void lastAttemptIsWhenTheTimeIsUp() {
    SQLException refused = refused();
    assertThatThrownBy(() -> failing(Integer.MAX_VALUE, refused)).isSameAs(refused);
    assertThat(total()).isEqualTo(BOUND);
    assertThat(attempts).isEqualTo(waits.size() + 1);
  }

  @Test
  void interruptEndsTheWaitAndIsPassedOn() {
    RetryWhileUnavailable interrupted =
        new RetryWhileUnavailable(
            BOUND,
            duration -> {
              throw new InterruptedException();
            },
            () -> 0);
    assertThatThrownBy(
            () ->
                interrupted.run(
                    "test",
                    () -> {
                      throw refused();
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).as("the flag is restored").isTrue();
  }
}
