package io.citylake.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.benchmarks.contestant.Message.Word;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineMarksTest {
  private final List<Message> heard = new ArrayList<>();
  private final LineMarks marks = new LineMarks(heard::add);

  @Test
  void onlyTheFirstBeginningAndEndCount() {
    marks.begin();
    marks.begin();
    marks.end();
    marks.end();

    assertThat(heard).extracting(Message::word).containsExactly(Word.BEGIN, Word.END);
    assertThat(marks.areComplete()).isTrue();
  }

  @Test
  void endWithoutBeginningIsNone() {
    marks.end();

    assertThat(heard).isEmpty();
    assertThat(marks.areComplete()).isFalse();
  }

  @Test
  void progressIsNotToldMoreThanOnceASecond() {
    marks.begin();
    for (int i = 0; i < 1000; i++) {
      marks.read(i);
    }

    assertThat(heard).extracting(Message::word).containsExactly(Word.BEGIN);
  }

  @Test
  void figureArrivesAsItWasTold() {
    marks.figure(Figure.STATE_ROWS, 4711);

    Message message = Message.parse(heard.get(0).line()).orElseThrow();
    assertThat(message.word()).isEqualTo(Word.FIGURE);
    assertThat(message.figure()).isEqualTo(Figure.STATE_ROWS);
    assertThat(message.number()).isEqualTo(4711);
  }
}
