package io.citylake.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
  private static final Notation COMMA = new Notation(',', "");
  private static final Notation GERMAN = new Notation(',', ".");
  private static final Notation ENGLISH = new Notation('.', ",");
  private static final Notation FRENCH = new Notation(',', " \u00a0\u202f");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "21,5   | 21.5",
        "-0,04  | -0.04",
        "55     | 55",
        "1,5e3  | 1500",
        "12.5   | 12.5",
        "1013.25 | 1013.25",
        "1013.250 | 1013.25",
        "0.125  | 0.125",
        "1,234  | 1.234"
      })
  void commaStandsBeforeTheDecimalsAndAPointThatCanBeNothingElseToo(String text, double number) {
    assertThat(COMMA.parse(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.234", "-52.123", "1.234,5", "1,2,3", "1,234.5", ",", "", "nan", "1'234"})
  void whatCouldBeAThousandOrIsNoNumberIsNone(String text) {
    assertThat(COMMA.parse(text)).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,5     | 1234.5",
        "1.234       | 1234",
        "-12.345.678 | -12345678",
        "1234,5      | 1234.5",
        "999,999     | 999.999"
      })
  void groupsOfThreeDigitsAreThousands(String text, double number) {
    assertThat(GERMAN.parse(text)).isEqualTo(number);
    assertThat(ENGLISH.parse(text.replace(',', ';').replace('.', ',').replace(';', '.')))
        .isEqualTo(number);
    assertThat(FRENCH.parse(text.replace('.', '\u202f'))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.5",
        "1.2345",
        "1234.567",
        ".123",
        "1..234",
        "1.234.5",
        "1,234.567",
        "1.23a",
        "1."
      })
  void incompleteGroupIsNoNumber(String text) {
    assertThat(GERMAN.parse(text)).isNaN();
  }

  @Test
  void everyDecimalIsReadExactlyHoweverItIsWritten() {
    Random random = new Random(20_260_115);
    for (int i = 0; i < 5000; i++) {
      BigDecimal number = BigDecimal.valueOf(random.nextInt(), random.nextInt(5));
      String grouped = String.format(Locale.ROOT, "%,.4f", number);
      assertThat(ENGLISH.parse(grouped)).as(grouped).isEqualTo(number.doubleValue());
      String comma = number.setScale(4).toPlainString().replace('.', ',');
      assertThat(COMMA.parse(comma)).as(comma).isEqualTo(number.doubleValue());
      assertThat(GERMAN.parse(comma)).as(comma).isEqualTo(number.doubleValue());
    }
  }

  @Test
  void noticeOfWhatIsNoNumberSaysWhatWouldReadIt() {
    assertThat(COMMA.remedy("1.234"))
        .isEqualTo(", which may be 1.234 or 1234: set decimal = \".\" or thousands = \".\"");
    assertThat(Notation.PLAIN.remedy("21,5"))
        .isEqualTo("; decimal = \",\" in the description reads it");
    assertThat(Notation.PLAIN.remedy("a,b")).isEmpty();
    assertThat(GERMAN.remedy("12.5")).isEmpty();
  }
}
