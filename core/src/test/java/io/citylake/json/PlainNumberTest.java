package io.citylake.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.citylake.format.JsonLimits;
import java.io.IOException;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain numbers against Jackson's, bit for bit. */
class PlainNumberTest {
  private static final int CASES = 100_000;

  private final PlainJson json = new PlainJson();

  static Stream<Function<Random, String>> generators() {
    return Stream.of(RandomNumbers::decimal, RandomNumbers::ofMeasurement, RandomNumbers::ofDouble);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0",
        "1",
        "-1",
        "0.1",
        "0.3",
        "9007199254740993",
        "9007199254740992.5",
        "900719925474099.3",
        "999999999999999999",
        "9223372036854775807",
        "9223372036854775808",
        "18446744073709551616",
        "0.1234567",
        "0.12345678",
        "9999999.9999999",
        "1234567",
        "12345678",
        "-12345678.9",
        "0.00000000000000000000000000000000000001",
        "123456789012345678901234567890123456789",
        "179769313486231570000",
        "2.2250738585072012"
      })
  void numberIsTheDoubleThatJacksonReads(String text) throws IOException {
    assertThat(isRead(text)).isTrue();
    assertThat(bits(json.value())).isEqualTo(bits(jackson(text)));
  }

  @ParameterizedTest
  @MethodSource("generators")
  void randomNumberIsTheDoubleThatJacksonReads(Function<Random, String> generator)
      throws IOException {
    long seed = 20_260_115;
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < CASES; i++) {
      String text = generator.apply(random);
      if (isRead(text)) {
        read++;
        assertSame(text, jackson(text), seed);
      }
    }

    assertThat(read).isPositive();
  }

  @Test
  void numberOfUpToFortyCharactersNeedsNoJackson() {
    assertThat(isRead("1" + "0".repeat(39))).isTrue();
    assertThat(isRead("1" + "0".repeat(40))).isFalse();
  }

  private void assertSame(String text, double expected, long seed) {
    if (bits(json.value()) != bits(expected)) {
      assertThat(json.value()).as("%s, seed %d", text, seed).isEqualTo(expected);
    }
  }

  /** Whether the whole text is a plain number. */
  private boolean isRead(String text) {
    return json.open((text + "}").getBytes(US_ASCII)) && json.number() && json.next('}');
  }

  private static double jackson(String text) throws IOException {
    try (JsonParser parser = JsonLimits.FACTORY.createParser(text.getBytes(US_ASCII))) {
      parser.nextToken();
      return parser.getDoubleValue();
    }
  }

  private static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }
}
