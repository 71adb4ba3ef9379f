package io.citylake.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MissingTableTest {
  @Test
  void relationThatPostgresDoesNotKnowIsToldWithWhatTheUserMaySee() {
    SQLException unknown =
        new SQLException(
            "ERROR: relation \"serving.air_qualty\" does not exist\n  Position: 15", "42P01");

    assertThat(MissingTable.ofPostgres(unknown, "citylake_bi"))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .startsWith(
                        "relation serving.air_qualty does not exist; what citylake_bi may see:"
                            + " ./citylake psql --user citylake_bi \"select")
                    .hasLineCount(1));
  }

  @Test
  void otherFailuresKeepTheirWords() {
    assertThat(MissingTable.ofPostgres(new SQLException("no", "42501"), "citylake_bi")).isEmpty();
    assertThat(MissingTable.ofLake(new IllegalStateException("no"))).isEmpty();
  }
}
