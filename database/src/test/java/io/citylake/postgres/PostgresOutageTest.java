package io.citylake.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresOutageTest {
  private static final String SHUTTING_DOWN = "57P01";
  private static final String UNIQUE_VIOLATION = "23505";

  @Test
  void brokenConnectionDeepInTheChainIsAnOutage() {
    SQLException broken = new SQLException("terminating connection", SHUTTING_DOWN);

    assertThat(PostgresOutage.explains(new IllegalStateException(new RuntimeException(broken))))
        .isTrue();
  }

  @Test
  void refusedStatementIsNone() {
    assertThat(PostgresOutage.explains(new SQLException("duplicate key", UNIQUE_VIOLATION)))
        .isFalse();
  }

  @Test
  void fullDiskIsNoneAlthoughItTooIsAnIoFailure() {
    assertThat(PostgresOutage.explains(new IOException("No space left on device"))).isFalse();
  }
}
