package io.citylake.format.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whatever comes: the canonical format reads what the reader of any record reads. */
class PlainRecordFuzzTest {
  private static final int CASES = 100_000;

  private final long seed = 20_260_115;
  private final Random random = new Random(seed);
  private final BothReaders readers = new BothReaders();

  @Test
  void damagedRecordIsReadAsByTheReaderOfAnyRecord() {
    DamagedRecords records = new DamagedRecords(random);

    assertThat(shareOfPlain(records::next)).isBetween(0.1, 0.9);
  }

  @Test
  void randomRecordIsReadAsByTheReaderOfAnyRecord() {
    RandomRecords records = new RandomRecords(random);

    assertThat(shareOfPlain(() -> records.next().getBytes(UTF_8))).isBetween(0.1, 0.9);
  }

  /** How many of many payloads are plain, after both readers agreed on each. */
  private double shareOfPlain(Supplier<byte[]> payloads) {
    int plain = 0;
    for (int i = 0; i < CASES; i++) {
      byte[] payload = payloads.get();
      readers.agreed("case " + i + " of seed " + seed, payload);
      if (readers.isPlain(payload)) {
        plain++;
      }
    }
    return (double) plain / CASES;
  }
}
