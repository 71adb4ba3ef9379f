package io.citylake.kafkasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.junit.jupiter.api.Test;
import scala.Option;

class ReadTaskTest {
  private static final String NOWHERE = null;

  @Test
  void smallRangesAreReadByOneTask() {
    assertThat(sizes(100, range(NOWHERE, 30), range(NOWHERE, 30), range(NOWHERE, 40)))
        .containsExactly(List.of(30L, 30L, 40L));
  }

  @Test
  void noTaskOfSeveralRangesReadsMoreThanItMay() {
    assertThat(sizes(100, range(NOWHERE, 60), range(NOWHERE, 30), range(NOWHERE, 11)))
        .containsExactly(List.of(60L, 30L), List.of(11L));
  }

  @Test
  void largeRangeStaysWhole() {
    assertThat(sizes(100, range(NOWHERE, 10), range(NOWHERE, 500), range(NOWHERE, 10)))
        .containsExactly(List.of(10L), List.of(500L), List.of(10L));
  }

  @Test
  void eachRangeHasATaskOfItsOwnWhereNoneMayHoldARecordMore() {
    assertThat(sizes(0, range(NOWHERE, 1), range(NOWHERE, 1)))
        .containsExactly(List.of(1L), List.of(1L));
  }

  @Test
  void rangesStayWhereTheirConsumersAre() {
    InputPartition[] ranges = {range("a", 10), range("b", 20), range("a", 30), range("b", 40)};

    assertThat(ReadTask.of(ranges, 100))
        .extracting(ReadTask::preferredLocations)
        .containsExactly(new String[] {"a"}, new String[] {"b"});
    assertThat(sizes(100, ranges)).containsExactly(List.of(10L, 30L), List.of(20L, 40L));
  }

  private static List<List<Long>> sizes(long records, InputPartition... ranges) {
    return Stream.of(ReadTask.of(ranges, records))
        .map(task -> task.ranges().stream().map(range -> range.offsetRange().size()).toList())
        .toList();
  }

  private static KafkaBatchInputPartition range(String location, long size) {
    return new KafkaBatchInputPartition(
        new KafkaOffsetRange(new TopicPartition("topic", 0), 5, 5 + size, Option.apply(location)),
        Map.of(),
        /* pollTimeoutMs= */ 1,
        /* failOnDataLoss= */ true,
        /* includeHeaders= */ false);
  }
}
