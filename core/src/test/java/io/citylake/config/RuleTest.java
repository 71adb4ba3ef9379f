package io.citylake.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  @Test
  void ruleIsTheLineOfTheCommentThatGivesAnOrder() {
    Rule rule =
        of(
            """
            # Of lamps. Must they burn?
            # Must be from 2 to 1,000.
            # And so on.
            key = 7
            """);

    assertThat(rule.remedy()).isEqualTo("must be from 2 to 1,000");
    assertThat(rule.bounds(Config::getLong)).isEqualTo(new Rule.Bounds<>(2L, 1000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Must be from 1 byte to 2 KiB. | 1    | 2048",
        "Must be at least 1MiB.        | 1048576 |",
        "Must be 12 or later.          | 12   |",
        "Must be 12 or later: as it is. | 12   |",
      })
  void boundsAreReadFromItsWords(String words, long least, Long most) {
    assertThat(of("# " + words + "\nkey = 7").bounds(Config::getBytes))
        .isEqualTo(new Rule.Bounds<>(least, most));
  }

  @Test
  void choicesAreReadFromItsWords() {
    assertThat(of("# Choose one of a, b.\nkey = a").choices()).containsExactly("a", "b");
    assertThat(of("# Choose from a, b, c.\nkey = [a]").choices()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Lamps.                   | the comment of key has no rule",
        "Must be from 1 to 2      | the comment of key has no rule",
        "Must be form 1 to 2.     | the rule of key names no bounds: must be form 1 to 2",
        "Must be from one to two. | the rule of key names no bounds: must be from one to two",
        "Choose one of a, b.      | the rule of key names no bounds: choose one of a, b",
      })
  void faultOfTheDeclarationsIsFoundBeforeAValueIsHeldAgainstIt(String words, String fault) {
    assertThatThrownBy(() -> of("# " + words + "\nkey = 7").bounds(Config::getLong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(fault);
  }

  @Test
  void boundsAreNoChoices() {
    assertThatThrownBy(() -> of("# Must be at least 1.\nkey = 7").choices())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the rule of key names no choices: must be at least 1");
  }

  private static Rule of(String text) {
    return Rule.of("key", ConfigFactory.parseString(text));
  }
}
