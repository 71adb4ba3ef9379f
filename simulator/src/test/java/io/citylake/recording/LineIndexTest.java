package io.citylake.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.time.EventTime;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LineIndexTest {
  private static final long UNREADABLE = EventTime.INVALID;

  @Test
  void recordsComeInEventTimeOrderAndThoseOfTheSameTimeAsTheyStand() {
    assertThat(starts(30, 10, 20, 10, 30)).containsExactly(1, 3, 2, 0, 4);
    assertThat(starts(10, 10, 20)).containsExactly(0, 1, 2);
    assertThat(starts()).isEmpty();
  }

  @Test
  void recordWithoutAReadableTimeStaysBehindTheOneBeforeIt() {
    assertThat(starts(30, UNREADABLE, UNREADABLE, 10, UNREADABLE, 20))
        .containsExactly(3, 4, 5, 0, 1, 2);
  }

  @Test
  void recordsWithoutAReadableTimeAtTheBeginningComeBeforeTheFirstThatHasOne() {
    assertThat(starts(UNREADABLE, UNREADABLE, 30, 10)).containsExactly(3, 0, 1, 2);
  }

  @Test
  void fileWithoutAnyReadableTimeKeepsItsOrder() {
    LineIndex index = index(UNREADABLE, UNREADABLE);
    assertThat(index.undated()).isEqualTo(2);
    assertThat(index.time(0)).isEqualTo(UNREADABLE);
    assertThat(starts(UNREADABLE, UNREADABLE)).containsExactly(0, 1);
  }

  @Test
  void largeIndexHoldsEveryRecord() {
    LineIndex index = index(LongStream.range(0, 100_000).map(i -> -i).toArray());
    assertThat(index.size()).isEqualTo(100_000);
    assertThat(index.start(0)).isEqualTo(99_999);
    assertThat(index.time(99_999)).isZero();
  }

  private static LineIndex index(long... times) {
    LineIndex index = new LineIndex();
    for (int i = 0; i < times.length; i++) {
      index.add(times[i], i, 1, i + 1);
    }
    index.sort();
    return index;
  }

  private static int[] starts(long... times) {
    LineIndex index = index(times);
    return IntStream.range(0, times.length).map(place -> (int) index.start(place)).toArray();
  }
}
