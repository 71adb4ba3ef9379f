package io.citylake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ReadCatalogue;
import io.citylake.catalogue.SensorCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordValuesTest {

  @Test
  void everyColumnThatIsToldFromARecordIsFilledOnce() {
    SensorCatalogue catalogue = ReadCatalogue.defaults();
    List<String> filled = new ArrayList<>();

    var unused =
        new RecordValues(
            catalogue,
            column -> {
              filled.add(column);
              return filled.size();
            });

    assertThat(Stream.concat(ParseRecords.KAFKA_COLUMNS.stream(), filled.stream()))
        .containsExactlyInAnyOrder(RecordSchema.judged(catalogue).fieldNames());
  }
}
