package io.citylake.benchmarks.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.catalogue.ListedType;
import io.citylake.reading.Reading;
import io.citylake.settings.ReadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdentifiedReadingTest {
  private static final ListedType TYPE = typeOfTheCatalogue();

  @Test
  void sameEventHasTheSameFingerprintWhateverItsTime() {
    assertThat(fingerprint("e-1", "s-1", 5)).isEqualTo(fingerprint("e-1", "s-1", 6));
  }

  @Test
  void sensorEventAndWithoutAnEventItsTimeTellReadingsApart() {
    List<List<Long>> fingerprints = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      fingerprints.add(fingerprint("e-" + i, "s-1", 5));
      fingerprints.add(fingerprint("e-1", "t-" + i, 5));
      fingerprints.add(fingerprint(null, "s-1", i));
    }

    assertThat(fingerprints).doesNotHaveDuplicates();
    assertThat(fingerprints).extracting(halves -> halves.get(0)).doesNotHaveDuplicates();
    assertThat(fingerprints).extracting(halves -> halves.get(1)).doesNotHaveDuplicates();
  }

  private static List<Long> fingerprint(String eventId, String sensorId, long eventTimeMicros) {
    IdentifiedReading identified =
        IdentifiedReading.of(
            new Reading(
                eventId,
                sensorId,
                TYPE,
                /* city= */ null,
                /* district= */ null,
                eventTimeMicros,
                Double.NaN,
                Double.NaN,
                new double[0],
                Map.of(),
                Map.of(),
                Map.of()));
    return List.of(identified.fingerprint1, identified.fingerprint2);
  }

  private static ListedType typeOfTheCatalogue() {
    var catalogue = ReadSettings.from(Optional.empty(), Map.of(), Map.of()).catalogue();
    return catalogue.listed(catalogue.types().iterator().next().name());
  }
}
