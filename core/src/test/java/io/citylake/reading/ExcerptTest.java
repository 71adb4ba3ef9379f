package io.citylake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void shortTextStaysAsItIs() {
    assertThat(Excerpt.of("17,4 µg")).isEqualTo("17,4 µg");
  }

  @Test
  void longTextIsCut() {
    assertThat(Excerpt.of("x".repeat(81))).isEqualTo("x".repeat(80) + "...");
  }

  @Test
  void foreignTextCannotBreakALineOrColourATerminal() {
    assertThat(Excerpt.of("a\nb\r\u001b[31mc\u0000")).isEqualTo("a?b??[31mc?");
  }

  @Test
  void nothingIsShownAsNull() {
    assertThat(Excerpt.of(null)).isEqualTo("null");
  }
}
