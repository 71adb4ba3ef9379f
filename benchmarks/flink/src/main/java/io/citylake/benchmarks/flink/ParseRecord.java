package io.citylake.benchmarks.flink;

import io.citylake.judge.JudgeRecord;
import io.citylake.reading.Reading;
import io.citylake.reading.ReadingDraft;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Citylake's own parser; a rejection gives nothing.
 *
 * @param <T> what goes on of a reading
 */
final class ParseRecord<T> implements KafkaRecordDeserializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final JudgeRecord judge;
  private final SerializableFunction<Reading, T> taken;
  private final Class<T> type;
  private transient ReadingDraft draft;

  ParseRecord(JudgeRecord judge, Class<T> type, SerializableFunction<Reading, T> taken) {
    this.judge = judge;
    this.taken = taken;
    this.type = type;
  }

  @Override
  public void open(InitializationContext context) {
    draft = new ReadingDraft();
    RunningPhase.begin();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
    RunningPhase.countRecord();
    long arrivalMicros = record.timestamp() * 1000;
    if (judge.judge(record.topic(), record.key(), record.value(), arrivalMicros, draft)
        instanceof Reading reading) {
      out.collect(taken.apply(reading));
    }
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return TypeInformation.of(type);
  }
}
