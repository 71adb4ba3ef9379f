package io.citylake.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.citylake.doctor.Finding.State;
import io.citylake.session.HadoopFiles;
import io.citylake.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckFileStoreTest {
  private static final HadoopFiles FILES = new HadoopFiles(new Settings.Storage(Map.of()));

  @TempDir Path directory;

  @Test
  void folderThatCanBeUsedIsFineAndLeftAsItWas() throws Exception {
    Path file = Files.writeString(directory.resolve("mine"), "kept");

    Finding finding = look(directory.toString());

    assertThat(finding.state()).as(finding.seen()).isEqualTo(State.OK);
    assertThat(directory).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:.*");
  }

  @Test
  void folderThatIsNotThereYetIsFineAndIsNotThereAfterwards() {
    Finding finding = look(directory.resolve("warehouse/of/mine").toUri().toString());

    assertThat(finding.state()).as(finding.seen()).isEqualTo(State.OK);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void folderThatCannotBeMadeFailsAndNamesTheKey() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "in the way");

    Finding finding = look(file.resolve("warehouse").toString());

    assertThat(finding.state()).isEqualTo(State.FAILED);
    assertThat(finding.seen()).contains(file.toString());
    assertThat(finding.remedy()).contains("lake.warehouse");
  }

  @Test
  void schemeWithoutALibraryFailsWithWhatToDo() {
    Finding finding = look("floppy://a/warehouse");

    assertThat(finding.state()).isEqualTo(State.FAILED);
    assertThat(finding.seen()).contains("floppy");
    assertThat(finding.remedy()).contains("class path");
  }

  private static Finding look(String place) {
    return new CheckFileStore("warehouse", place, "lake.warehouse", FILES).look();
  }
}
