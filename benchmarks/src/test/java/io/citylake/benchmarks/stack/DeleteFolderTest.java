package io.citylake.benchmarks.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteFolderTest {
  private static final int FILES = 5_000;

  @TempDir private Path parent;

  @Test
  void folderIsGoneThoughSomebodyStillWrites() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("folder"));
    CountDownLatch writing = new CountDownLatch(1);
    CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(folder, writing));
    writing.await();

    DeleteFolder.delete(folder);
    writer.join();

    assertThat(folder).doesNotExist();
  }

  @Test
  void folderThatIsNotThereIsNoError() throws IOException {
    DeleteFolder.delete(parent.resolve("missing"));

    assertThat(parent).isEmptyDirectory();
  }

  /** Until all is written, or the folder is gone. */
  private static void write(Path folder, CountDownLatch writing) {
    try {
      for (int i = 0; i < FILES; i++) {
        Files.writeString(folder.resolve("file-" + i), "text");
        writing.countDown();
      }
    } catch (IOException e) {
      return;
    }
  }
}
