package io.citylake.maintain;

import static io.citylake.maintain.FolderLake.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoveOrphanFilesTest {
  private static final Duration THREE_DAYS = Duration.ofDays(3);

  @TempDir(factory = InBuildFolder.class)
  private Path directory;

  private FolderLake lake;
  private RemoveOrphanFiles remove;

  @BeforeEach
  void makeTableByARelativePath() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    lake = new FolderLake(here.relativize(directory.toAbsolutePath()).toString());
    remove = new RemoveOrphanFiles(lake.spark(), THREE_DAYS, Clock.systemUTC());
    lake.commitReadings(NOON);
    lake.commitReadings(NOON);
  }

  @Test
  void filesOfTheTableStayHoweverOldTheyAre() throws IOException {
    ageAllFiles();

    assertThat(remove.plan(lake.table())).isEqualTo(Outcome.NOTHING);
    assertThat(remove.run(lake.table())).isEqualTo(Outcome.NOTHING);
    assertThat(lake.rows()).isEqualTo(200);
  }

  @Test
  void oldOrphansGoAndYoungOnesStay() throws IOException {
    Path old = Files.writeString(data().resolve("old.parquet"), "lost");
    Path young = Files.writeString(data().resolve("young.parquet"), "in the making");
    age(old);

    Outcome plan = remove.plan(lake.table());
    assertThat(plan.figures()).isEqualTo("1");
    assertThat(plan.details()).singleElement().asString().endsWith("data/old.parquet");
    assertThat(old).exists();

    remove.run(lake.table());
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(lake.rows()).isEqualTo(200);
  }

  private Path data() {
    return directory.resolve("raw/records/data");
  }

  private void ageAllFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        age(file);
      }
    }
  }

  private static void age(Path file) throws IOException {
    Instant old = Instant.now().minus(THREE_DAYS).minusSeconds(1);
    Files.setLastModifiedTime(file, FileTime.from(old));
  }
}
