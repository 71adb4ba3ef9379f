package io.citylake.benchmarks.contestant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeapAfterCollectionTest {
  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();

  @Test
  void collectionTellsWhatItLeaves() throws InterruptedException {
    byte[] kept = new byte[8 << 20];
    HeapAfterCollection heap = new HeapAfterCollection(heard::add);
    System.gc();
    Long bytes = heard.poll(30, TimeUnit.SECONDS);
    heap.close();

    assertThat(bytes).isBetween((long) kept.length, Runtime.getRuntime().maxMemory());
  }
}
