package io.citylake.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.command.Faults;
import io.citylake.config.BadConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class DayOptionsTest {
  private static final Clock FIRST_OF_MARCH =
      Clock.fixed(Instant.parse("2028-03-01T00:00:00Z"), ZoneOffset.UTC);

  @Command
  private static final class SomeJob {
    @Mixin private DayOptions days;
  }

  @Test
  void rangeLeavesItsEndOutAndKnowsLeapDays() {
    assertThat(days("--from", "2028-02-28", "--to", "2028-03-01"))
        .containsExactly(LocalDate.parse("2028-02-28"), LocalDate.parse("2028-02-29"));
  }

  @Test
  void dayThatEndedAtThisInstantIsOver() {
    assertThat(days("--date", "2028-02-29")).containsExactly(LocalDate.parse("2028-02-29"));
  }

  @Test
  void noneIsNamedWhereNoneIsGiven() {
    assertThat(days()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--date 2028-03-01                     | the day is not over",
        "--date yesterday                      | not a day",
        "--date 2028-02-01 --to 2028-02-03     | not both",
        "--from 2028-02-01                     | needs --from and --to",
        "--from 2028-02-02 --to 2028-02-02     | must lie after --from",
        "--from 2028-02-02 --to 2028-03-02     | the day is not over",
      })
  void daysThatCannotBeAreRefused(String arguments, String why) {
    assertThatThrownBy(() -> days(arguments.split("\\s+", -1)))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(why);
  }

  private static List<LocalDate> days(String... arguments) {
    SomeJob job = new SomeJob();
    CommandLine line = new CommandLine(job);
    line.getCommandSpec().parser().collectErrors(true);
    line.parseArgs(arguments);
    Faults faults = Faults.of(line.getCommandSpec());
    List<LocalDate> days = job.days.days(FIRST_OF_MARCH, faults);
    faults.orThrow();
    return days;
  }
}
