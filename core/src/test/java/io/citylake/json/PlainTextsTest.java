package io.citylake.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextsTest {
  private final PlainTexts texts = new PlainTexts();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "pm10",
        "Kraków",
        "12345678",
        "temperature",
        "sixteen letters!",
        "average_vehicle_speed",
        "Parque das Nações, 東京"
      })
  void textThatComesAgainIsMadeOnce(String text) {
    String first = again(text);

    assertThat(first).isEqualTo(text);
    assertThat(again("other " + text)).isEqualTo("other " + text);
    assertThat(again(text)).isSameAs(first);
  }

  @Test
  void textsThatDifferInOneByteAreTwo() {
    for (int length = 1; length <= 40; length++) {
      for (int place = 0; place < length; place++) {
        StringBuilder other = new StringBuilder("x".repeat(length));
        other.setCharAt(place, 'y');

        assertThat(again("x".repeat(length))).isEqualTo("x".repeat(length));
        assertThat(again(other.toString())).isEqualTo(other.toString());
      }
    }
  }

  @Test
  void beginningOfATextIsAnother() {
    for (int length = 40; length >= 0; length--) {
      assertThat(again("x".repeat(length))).isEqualTo("x".repeat(length));
    }
  }

  @Test
  void ofTextsWithoutEndOnlyAFewAreRemembered() {
    Set<String> made = Collections.newSetFromMap(new IdentityHashMap<>());
    int texts = 100_000;
    for (int i = 0; i < texts; i++) {
      String text = again("text " + i);
      assertThat(text).isEqualTo("text " + i);
      made.add(text);
    }

    long remembered =
        IntStream.range(0, texts)
            .map(i -> texts - 1 - i)
            .filter(i -> made.contains(again("text " + i)))
            .count();
    assertThat(remembered).isBetween(500L, 1_100L);
  }

  @Test
  void longTextIsNotRemembered() {
    String note = "x".repeat(65);

    assertThat(again(note)).isEqualTo(note).isNotSameAs(again(note));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "\\", "a\nb", "\u0000", "12345678\u001f", "1234567\\"})
  void textWithAnEscapeOrAControlCharacterIsNotPlain(String text) {
    assertThat(again(text)).isNull();
    assertThat(once(text)).isNull();
  }

  @Test
  void whatFollowsTheTextDoesNotMatter() {
    byte[] json = "abc\n\\\u0000\u0001          ".getBytes(UTF_8);

    assertThat(texts.again(json, 0, 3)).isEqualTo("abc");
    assertThat(PlainTexts.once(json, 0, 3)).isEqualTo("abc");
  }

  @Test
  void bytesThatAreNotUtf8AreNoText() {
    Random random = new Random(42);
    byte[] bytes = new byte[32];
    for (int i = 0; i < 10_000; i++) {
      random.nextBytes(bytes);
      int end = 1 + random.nextInt(12);
      String text = new String(bytes, 0, end, UTF_8);
      boolean isPlain = text.chars().allMatch(c -> c >= ' ' && c != '\\' && c != '\uFFFD');

      assertThat(texts.again(bytes, 0, end)).isEqualTo(isPlain ? text : null);
    }
  }

  private String again(String text) {
    return texts.again((text + "\"       ").getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
  }

  private static String once(String text) {
    return PlainTexts.once((text + "\"       ").getBytes(UTF_8), 0, text.getBytes(UTF_8).length);
  }
}
