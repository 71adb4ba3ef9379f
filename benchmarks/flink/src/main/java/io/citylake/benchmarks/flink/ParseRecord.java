package io.citylake.benchmarks.flink;

import io.citylake.reading.JudgeRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Citylake's own parser; a rejection gives nothing. */
final class ParseRecord implements KafkaRecordDeserializationSchema<PlacedReading> {
  private static final long serialVersionUID = 1L;

  private static final String UNKNOWN_PLACE = "unknown";

  private final JudgeRecord judge;
  private transient ReadingDraft draft;

  ParseRecord(JudgeRecord judge) {
    this.judge = judge;
  }

  @Override
  public void open(InitializationContext context) {
    draft = new ReadingDraft();
    RunningPhase.begin();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<PlacedReading> out) {
    RunningPhase.countRecord();
    long arrivalMicros = record.timestamp() * 1000;
    if (judge.judge(record.topic(), record.key(), record.value(), arrivalMicros, draft)
        instanceof Reading reading) {
      out.collect(placed(reading));
    }
  }

  private PlacedReading placed(Reading reading) {
    PlacedReading placed = new PlacedReading();
    placed.city = reading.city() == null ? UNKNOWN_PLACE : reading.city();
    placed.district = reading.district() == null ? UNKNOWN_PLACE : reading.district();
    placed.sensorType = reading.sensorType().name();
    placed.eventTimeMillis = Math.floorDiv(reading.eventTimeMicros(), 1000);
    placed.values = reading.metrics();
    return placed;
  }

  @Override
  public TypeInformation<PlacedReading> getProducedType() {
    return TypeInformation.of(PlacedReading.class);
  }
}
