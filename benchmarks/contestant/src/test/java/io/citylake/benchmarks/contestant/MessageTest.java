package io.citylake.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.citylake.benchmarks.contestant.Message.Word;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void phaseComesBackFromTheLineThatOrdersIt() {
    Phase phase =
        new Phase("cold", "127.0.0.1:1", "topic", "/a b", "jdbc:x?user=y", Map.of("slide", "60"));

    Message heard = Message.parse(Message.run(phase).line()).orElseThrow();

    assertThat(heard.word()).isEqualTo(Word.RUN);
    assertThat(heard.phase()).isEqualTo(phase);
  }

  @Test
  void reasonOfSeveralLinesStaysOnOne() {
    assertThat(new Message(Word.FAILED, "first\nsecond").line()).isEqualTo("FAILED first | second");
  }

  @Test
  void whatAnEnginePrintsIsNoMessage() {
    assertThat(Message.parse("WARNING: sun.misc.Unsafe is deprecated")).isEmpty();
    assertThat(Message.parse("")).isEmpty();
  }

  @Test
  void messageWithoutPhaseSaysSo() {
    assertThatThrownBy(() -> Message.of(Word.RUN).phase()).hasMessageContaining("no phase");
  }
}
